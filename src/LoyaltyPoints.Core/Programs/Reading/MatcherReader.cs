using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>
/// Reads what a field must be: a value (equal to it), a list (any of it), or an object of operators that must all hold,
/// among them <c>from</c> and <c>to</c>, a half-open range.
/// </summary>
internal sealed class MatcherReader(ConditionField field, FaultLog log)
{
    public const int MostValues = 1000;

    private static readonly string[] OfSets = ["eq", "ne", "in", "notIn"];
    private static readonly string[] OfOrder = ["gt", "gte", "lt", "lte", "from", "to"];

    private readonly ValueReader values = new(field, log);

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public Condition? Read(JsonElement json, string at)
    {
        if (json.ValueKind == JsonValueKind.Array) return OneOf(json, at, negated: false);
        if (json.ValueKind != JsonValueKind.Object) return EqualTo(json, at, negated: false);
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        if (fields.Count == 0) log.Add(at, FaultCodes.Required, "At least one operator is required.");

        List<Condition> conditions = [];
        foreach (var name in OfSets)
        {
            if (!fields.TryGet(name, out var value)) continue;
            var negated = name is "ne" or "notIn";
            var condition = name is "in" or "notIn"
                ? OneOf(value, fields.At(name), negated) : EqualTo(value, fields.At(name), negated);
            if (condition is not null) conditions.Add(condition);
        }

        if (!field.IsText && field.Form != FieldForm.DayOfWeek) ReadOrder(fields, conditions);
        fields.Close();
        return conditions.Count == 1 ? conditions[0] : new AllOf(conditions) { At = at };
    }

    private void ReadOrder(JsonFields fields, List<Condition> conditions)
    {
        long? from = null, to = null;
        foreach (var name in OfOrder)
        {
            if (!fields.TryGet(name, out var json)) continue;
            var at = fields.At(name);
            if (values.Number(json, at, isEnd: name == "to") is not { } value) continue;
            if (name == "from") from = value;
            else if (name == "to") to = value;
            else conditions.Add(new NumberIs(field, Compared(name, value)) { At = at });
        }

        if (from is null && to is null) return;
        var starting = from is { } first ? NumberSet.AtLeast(first) : NumberSet.All;
        var ending = to is { } end ? NumberSet.Below(end) : NumberSet.All;
        // 22:00 to 06:00 goes on over midnight.
        var set = field.Form == FieldForm.TimeOfDay && from > to ? starting.Union(ending) : starting.Intersect(ending);
        conditions.Add(new NumberIs(field, set) { At = fields.Pointer });
    }

    private static NumberSet Compared(string name, long value) => name switch
    {
        "gt" => NumberSet.Above(value),
        "gte" => NumberSet.AtLeast(value),
        "lt" => NumberSet.Below(value),
        _ => NumberSet.AtMost(value),
    };

    private Condition? EqualTo(JsonElement json, string at, bool negated)
    {
        if (field.IsText) return values.Text(json, at) is { } text ? Among([text], at, negated) : null;
        return values.Number(json, at) is { } number ? Among([number], at, negated) : null;
    }

    private Condition? OneOf(JsonElement json, string at, bool negated)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            log.Add(at, FaultCodes.WrongType, "Must be a list of values.");
            return null;
        }

        var length = json.GetArrayLength();
        if (length == 0) log.Add(at, FaultCodes.Contradictory, "No value is one of an empty list.");
        if (length > MostValues) log.Add(at, FaultCodes.TooMany, $"At most {MostValues} values are allowed.");
        if (length is 0 or > MostValues) return null;
        return field.IsText
            ? All(json, at, values.Text) is { } texts ? Among(texts, at, negated) : null
            : All(json, at, (value, place) => values.Number(value, place)) is { } numbers
                ? Among([.. numbers.Select(number => number!.Value)], at, negated) : null;
    }

    private List<T>? All<T>(JsonElement json, string at, Func<JsonElement, string, T?> read)
    {
        HashSet<T> seen = [];
        List<T> all = [];
        for (var i = 0; i < json.GetArrayLength(); i++)
        {
            if (read(json[i], $"{at}/{i}") is not { } value) continue;
            if (seen.Add(value)) all.Add(value);
            else log.Add($"{at}/{i}", FaultCodes.Duplicate, "The value is in the list already.");
        }

        return all.Count == json.GetArrayLength() ? all : null;
    }

    private TextIs Among(IEnumerable<string> texts, string at, bool negated) =>
        new(field, new TextSet(texts, negated)) { At = at };

    private NumberIs Among(IEnumerable<long> numbers, string at, bool negated)
    {
        var set = NumberSet.Of(numbers);
        return new(field, negated ? NumberSet.All.Except(set) : set) { At = at };
    }
}

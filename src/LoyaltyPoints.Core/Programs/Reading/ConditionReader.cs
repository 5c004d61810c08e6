using System.Text.Json;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads a condition: fields with what they must be, and <c>all</c>, <c>any</c>, <c>not</c>; all must hold.
/// </summary>
internal sealed class ConditionReader(IConditionScope scope, FaultLog log)
{
    public const int Deepest = 10;
    public const int MostConditions = 100;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public Condition? Read(JsonElement json, string at, int depth = 1)
    {
        if (depth > Deepest)
        {
            log.Add(at, FaultCodes.TooDeep, $"Conditions may be nested {Deepest} deep.");
            return null;
        }

        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        if (fields.Count == 0) log.Add(at, FaultCodes.Required, "The condition is empty; leave it out instead.");
        var before = log.Count;
        List<Condition> conditions = [];
        foreach (var name in fields.Names.ToList())
        {
            fields.TryGet(name, out var value);
            if (Member(name, value, fields.At(name), depth) is { } condition) conditions.Add(condition);
        }

        return log.Count > before || conditions.Count == 0 ? null
            : conditions.Count == 1 ? conditions[0] : new AllOf(conditions) { At = at };
    }

    private Condition? Member(string name, JsonElement json, string at, int depth)
    {
        switch (name)
        {
            case "all":
                return List(json, at, depth) is { } all ? new AllOf(all) { At = at } : null;
            case "any":
                return List(json, at, depth) is { } any ? new AnyOf(any) { At = at } : null;
            case "not":
                return Read(json, at, depth + 1) is { } inner ? new Not(inner) { At = at } : null;
        }

        return scope.Find(name, json, at) is { } field ? new MatcherReader(field, log).Read(json, at) : null;
    }

    private List<Condition>? List(JsonElement json, string at, int depth)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            log.Add(at, FaultCodes.WrongType, "Must be a list of conditions.");
            return null;
        }

        var length = json.GetArrayLength();
        if (length == 0) log.Add(at, FaultCodes.Required, "The list of conditions is empty.");
        if (length > MostConditions) log.Add(at, FaultCodes.TooMany, $"At most {MostConditions} are allowed.");
        if (length is 0 or > MostConditions) return null;
        List<Condition> conditions = [];
        for (var i = 0; i < length; i++)
        {
            if (Read(json[i], $"{at}/{i}", depth + 1) is { } condition) conditions.Add(condition);
        }

        return conditions;
    }
}

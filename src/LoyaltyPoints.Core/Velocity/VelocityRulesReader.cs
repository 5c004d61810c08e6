using System.Text.Json;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Velocity;

/// <summary>Rules that hold, or everything that is wrong with them.</summary>
/// <param name="Rules">Null exactly if there are faults.</param>
public sealed record VelocityRulesParse(VelocityRules? Rules, IReadOnlyList<Fault> Faults);

/// <summary>Reads rules from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class VelocityRulesReader
{
    private const int MostRules = 20;
    private const long MostMinutes = 31 * 24 * 60;
    private const long MostDays = 90;
    private const long Greatest = 1_000_000_000_000;

    private const string TillSurge = "tillSurge";

    private static readonly string[] Kinds = [.. VelocityRule.Kinds.Select(static kind => kind.Word), TillSurge];

    private static readonly (string Word, VelocityOutcome Value)[] Outcomes =
        [("flag", VelocityOutcome.Flag), ("refuse", VelocityOutcome.Refuse)];

    public static VelocityRulesParse Read(JsonElement json)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new VelocityRulesParse(null, log.Faults);
        var ids = new IdReader(new HashSet<string>(StringComparer.Ordinal), "", "");
        var (members, tills) = (new List<VelocityRule>(), new List<TillRule>());
        // An empty list takes all rules away.
        if (root.Required("rules") is { } list
            && !(list.ValueKind == JsonValueKind.Array && list.GetArrayLength() == 0)
            && ListReader.Open(list, root.At("rules"), MostRules, "rule", log) is { } rules)
        {
            foreach (var (rule, at) in rules)
                if (JsonFields.Open(rule, at, log) is { } fields) Read(fields, ids, members, tills);
        }

        root.Close();
        return log.Count == 0 ? new VelocityRulesParse(new VelocityRules(members, tills), [])
            : new VelocityRulesParse(null, log.Faults);
    }

    private static void Read(JsonFields fields, IdReader ids, List<VelocityRule> members, List<TillRule> tills)
    {
        var id = ids.Read(fields) ?? "";
        var word = fields.Kind("kind", Kinds);
        if (word == TillSurge)
        {
            var days = fields.Whole("days", 1, MostDays) ?? MostDays;
            tills.Add(new TillRule(
                id, Program(fields, isRequired: true) ?? Guid.Empty, fields.Whole("times", 2, 1_000) ?? 0, days,
                fields.Whole("minimumDays", 1, days) ?? 0, fields.Whole("minimumUnits", 1, Greatest) ?? 0));
        }
        else if (word is not null)
        {
            var kind = Array.Find(VelocityRule.Kinds, one => one.Word == word).Value;
            var isOfUnits = kind is VelocityKind.UnitsEarned or VelocityKind.UnitsRedeemed;
            var program = isOfUnits || kind is VelocityKind.Redemptions ? Program(fields, isOfUnits) : null;
            members.Add(new VelocityRule(
                id, kind, program, fields.Whole("most", 0, Greatest) ?? 0,
                TimeSpan.FromMinutes(fields.Whole("windowMinutes", 1, MostMinutes) ?? 1),
                fields.Word("then", Outcomes) ?? default));
        }

        // Which fields there can be follows from the kind.
        if (word is not null) fields.Close();
    }

    // Units of different programs do not add up, so a rule about units names one.
    private static Guid? Program(JsonFields fields, bool isRequired)
    {
        const string name = "programId";
        if (!fields.TryGet(name, out var json))
        {
            if (isRequired) fields.Required(name);
            return null;
        }

        if (JsonValues.Text(json, fields.At(name), 64, fields.Log) is not { } text) return null;
        if (PublicId.TryParse(PublicId.Program, text, out var id)) return id;
        fields.Log.Add(fields.At(name), FaultCodes.InvalidFormat, $"Must be an id of the form {PublicId.Program}_...");
        return null;
    }
}

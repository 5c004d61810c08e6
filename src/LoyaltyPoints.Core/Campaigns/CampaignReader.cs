using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>A campaign that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record CampaignParse(CampaignDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a campaign from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class CampaignReader
{
    private const int LongestName = 100;
    private const int MostRules = 20;

    /// <summary>The program it names; null if it names none.</summary>
    public static Guid? ProgramOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("programId", out var id)
        && JsonValues.TextOf(id) is { } text && PublicId.TryParse(PublicId.Program, text, out var programId)
            ? programId : null;

    /// <param name="program">The version it is read against; null if it names no program that there is.</param>
    public static CampaignParse Read(JsonElement json, ProgramDefinition? program)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new CampaignParse(null, log.Faults);
        var context = DefinitionContext.Of(program, log);
        var name = root.Text("name", LongestName);
        ReadProgram(root);
        var schedule = ScheduleReader.Read(root, context.Calendar);
        var audience = Audience(root, context);
        var rules = Rules(root, context, program);
        var stacking = root.Word("stacking", ProgramWords.Stackings, CampaignStacking.Add);
        var caps = CapReader.Read(root, name: "caps");
        var budget = BudgetReader.Read(root.Object("budget"));
        root.Close();
        if (rules is not null && program is not null) new CampaignChecks(program, log).Find(audience, rules);
        return log.Count > 0 || name is null || schedule is null || rules is null
            ? new CampaignParse(null, log.Faults)
            : new CampaignParse(
                new CampaignDefinition
                {
                    Name = name, Schedule = schedule, Audience = audience,
                    Rules = rules, Stacking = stacking, Caps = caps, Budget = budget,
                },
                []);
    }

    // Whether there is one, its caller has looked.
    private static void ReadProgram(JsonFields root)
    {
        if (root.Text("programId", LongestName) is { } id && !PublicId.TryParse(PublicId.Program, id, out _))
            root.Log.Add("/programId", FaultCodes.InvalidFormat, "Must be the id of a program.");
    }

    private static Condition? Audience(JsonFields root, DefinitionContext context)
    {
        if (!root.TryGet("audience", out var json)) return null;
        var audience = new ConditionReader(new ConditionScope(context, ofActivity: false), context.Log)
            .Read(json, "/audience");
        if (audience?.MentionsLine == true)
            context.Log.Add("/audience", FaultCodes.InvalidValue,
                "It is asked of whole orders; conditions of lines belong to rules.");
        return audience;
    }

    private static List<RuleDefinition>? Rules(JsonFields root, DefinitionContext context, ProgramDefinition? program)
    {
        if (root.Required("rules") is not { } json) return null;
        var reader = new RuleReader(
            new EarningReader(context, program?.Earning.Rounding), context, IdReader.OfCampaign(context));
        return ListReader.Read(json, "/rules", MostRules, "rule", context.Log, reader.Read);
    }
}

using System.Text.Json;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>A reward that holds, or everything that is wrong with it.</summary>
/// <param name="Definition">Null exactly if there are faults.</param>
public sealed record RewardParse(RewardDefinition? Definition, IReadOnlyList<Fault> Faults);

/// <summary>Reads a reward from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class RewardReader
{
    private const int LongestName = 100;
    private const int LongestPlace = 64;
    private const int MostPlaces = 100;

    /// <param name="program">The version it is read against; null if it names no program that there is.</param>
    /// <param name="wasRead">
    /// Whether it was good once: tiers, plans and the size of a card may have changed since, and a program that is
    /// still a draft is none yet.
    /// </param>
    /// <param name="isPartner">Whether the tenant has such a partner; null: it is not asked.</param>
    public static RewardParse Read(
        JsonElement json, ProgramDefinition? program, bool wasRead = false, Func<Guid, bool>? isPartner = null)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new RewardParse(null, log.Faults);
        var context = DefinitionContext.Of(program, log);
        if (wasRead) context = context with { TierIds = null, PlanIds = null };
        var name = root.Text("name", LongestName);
        var programId = ProgramId(root);
        var kind = root.Kind("kind", RewardValueReader.Kinds);
        var cost = RewardCostReader.Read(root, RewardValueReader.HasRange(kind));
        var value = kind is null ? null : RewardValueReader.Read(kind, root.Object("value"), root, context);
        var stock = root.TryGet("stock", out var inAll)
            ? JsonValues.Whole(inAll, "/stock", 0, EarningReader.GreatestUnits, log) : null;
        var minimum = root.TryGet("minimumOrder", out var least)
            ? JsonValues.Whole(least, "/minimumOrder", 1, ConditionFields.GreatestNumber, log) : null;
        var limits = RewardLimitReader.Read(root);
        var audience = Audience(root, context);
        var schedule = root.TryGet("schedule", out _) ? ScheduleReader.Read(root, context.Calendar) : null;
        var (channels, stores) = (Places(root, "channels"), Places(root, "stores"));
        var partners = Partners(root, kind, isPartner ?? (static _ => true));
        if (!wasRead && root.TryGet("programId", out _) && program is null && programId is not null)
            log.Add("/programId", FaultCodes.InvalidValue, "Names no program of this tenant.");
        if (!wasRead && program?.Card is { Stamps: var stamps } && cost is { } asked
            && (asked.Least % stamps != 0 || (!asked.IsFixed && asked.Step % stamps != 0)))
            log.Add("/cost", FaultCodes.InvalidValue, $"Cards are spent whole: multiples of {stamps} stamps.");
        root.Close();
        if (log.Count > 0) return new RewardParse(null, log.Faults);
        return new RewardParse(
            new RewardDefinition
            {
                Name = name!, ProgramId = programId!.Value, Value = value!, Cost = cost!, Stock = stock,
                Limits = limits, Audience = audience, Schedule = schedule ?? Schedule.Always,
                MinimumOrder = minimum ?? 0, Channels = channels, Stores = stores, Partners = partners,
            },
            []);
    }

    /// <summary>The program it names; null if it names none.</summary>
    public static Guid? ProgramOf(JsonElement json) => CampaignReader.ProgramOf(json);

    private static Guid? ProgramId(JsonFields root)
    {
        if (root.Text("programId", LongestName) is not { } text) return null;
        if (PublicId.TryParse(PublicId.Program, text, out var id)) return id;
        root.Log.Add("/programId", FaultCodes.InvalidFormat, "Must be the id of a program.");
        return null;
    }

    private static Condition? Audience(JsonFields root, DefinitionContext context)
    {
        if (!root.TryGet("audience", out var json)) return null;
        return new ConditionReader(new ConditionScope(context, ofActivity: false, ofOrder: false), context.Log)
            .Read(json, "/audience");
    }

    private static IReadOnlyList<Guid> Partners(JsonFields root, string? kind, Func<Guid, bool> isPartner)
    {
        if (!root.TryGet("partners", out var json)) return [];
        if (kind is not (null or "partner"))
            root.Log.Add("/partners", FaultCodes.InvalidValue, "Only a reward of kind partner names partners.");
        return IdsReader.Read(json, "/partners", PublicId.Partner, MostPlaces, isPartner, root.Log) ?? [];
    }

    private static List<string> Places(JsonFields root, string name) => root.TryGet(name, out var json)
        ? ListReader.Read(
            json, root.At(name), MostPlaces, "text", root.Log,
            (element, at) => JsonValues.Text(element, at, LongestPlace, root.Log)) ?? []
        : [];
}

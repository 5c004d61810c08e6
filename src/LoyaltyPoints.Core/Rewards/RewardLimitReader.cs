using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>Reads how often one member can have a reward: <c>limits</c>, at most one a period.</summary>
internal static class RewardLimitReader
{
    private const int MostLimits = 4;

    public static IReadOnlyList<RewardLimit> Read(JsonFields root)
    {
        if (!root.TryGet("limits", out var json)) return [];
        var limits = ListReader.Read(
            json, root.At("limits"), MostLimits, "limit", root.Log, (element, at) => Limit(element, at, root.Log));
        for (var at = 1; at < limits?.Count; at++)
        {
            if (limits.FindIndex(limit => limit.Per == limits[at].Per) < at)
                root.Log.Add($"/limits/{at}/per", FaultCodes.Duplicate, "There is a limit for this period already.");
        }

        return limits ?? [];
    }

    private static RewardLimit? Limit(JsonElement json, string at, FaultLog log)
    {
        if (JsonFields.Open(json, at, log) is not { } fields) return null;
        var redemptions = fields.Whole("redemptions", 1, 1_000_000);
        var per = fields.Word("per", ProgramWords.CapPeriods);
        if (per == CapPeriod.Purchase)
            log.Add(fields.At("per"), FaultCodes.InvalidValue, "A redemption is no purchase.");
        fields.Close();
        return redemptions is null || per is null ? null : new RewardLimit(redemptions.Value, per.Value);
    }
}

using System.Text.Json;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Facts;

/// <summary>Settings that hold, or everything that is wrong with them.</summary>
/// <param name="Settings">Null exactly if there are faults.</param>
public sealed record AnalyticsSettingsParse(AnalyticsSettings? Settings, IReadOnlyList<Fault> Faults);

/// <summary>Reads settings from JSON, as programs are read: nothing is ignored, and every fault is named.</summary>
public static class AnalyticsSettingsReader
{
    private const int LongestText = 100;
    private const int MostTags = 100;
    private const int MostCategories = 1_000;
    private const int MostDays = 3_650;

    public static AnalyticsSettingsParse Read(JsonElement json)
    {
        var log = new FaultLog();
        if (JsonFields.Open(json, "", log) is not { } root) return new AnalyticsSettingsParse(null, log.Faults);
        var zone = root.Text("timeZone", LongestText);
        if (zone is not null && TimeZones.Find(zone) is null)
            log.Add("/timeZone", FaultCodes.InvalidValue, "Must be an IANA time zone such as Europe/London.");
        var currency = root.TryGet("currency", out _) ? root.Text("currency", LongestText) : null;
        if (currency is not null && !Currencies.IsInUse(currency))
            log.Add("/currency", FaultCodes.InvalidValue, "Must be an ISO 4217 code in use, such as EUR.");
        var silent = root.TryGet("silentAfterDays", out _) ? root.Whole("silentAfterDays", 1, MostDays) : null;
        var tags = root.TryGet("researchTags", out var list)
            ? ListReader.Read(
                list, "/researchTags", MostTags, "tag", log, (tag, at) => JsonValues.Text(tag, at, LongestText, log))
            : [];
        var margin = Margin(root.Object("margin"));
        var silentAfterDays = (int)(silent ?? AnalyticsSettings.DefaultSilentAfterDays);
        var settings = new AnalyticsSettings
        {
            TimeZone = zone ?? "", Currency = currency,
            SilentAfterDays = silentAfterDays, ResearchTags = tags ?? [],
            Margin = margin,
            Stages = SignSettingsReader.Stages(root.Object("stages"), silentAfterDays, log),
            Kinds = SignSettingsReader.Kinds(root.Object("kinds")),
            Warnings = SignSettingsReader.Warnings(root.Object("warnings")),
            Targets = SignSettingsReader.Targets(root.Object("targets")),
            Liability = LiabilitySettingsReader.Read(root.Object("liability")),
        };
        root.Close();
        return log.Count > 0 ? new AnalyticsSettingsParse(null, log.Faults) : new AnalyticsSettingsParse(settings, []);
    }

    private static MarginSettings? Margin(JsonFields? fields)
    {
        if (fields is null) return null;
        var share = fields.Rate("share", 1, zero: true);
        Dictionary<string, decimal>? categories = null;
        if (fields.Object("categories") is { } shares)
        {
            if (shares.Count > MostCategories)
                fields.Log.Add(shares.Pointer, FaultCodes.OutOfRange, $"At most {MostCategories} categories.");
            categories = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var name in shares.Names.ToList())
                if (shares.Rate(name, 1, zero: true) is { } value) categories[name] = value;
        }

        fields.Close();
        return share is null ? null : new MarginSettings(share.Value, categories);
    }
}

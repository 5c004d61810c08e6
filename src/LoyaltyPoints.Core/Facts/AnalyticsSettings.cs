using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Core.Facts;

/// <summary>How a tenant wants to be told about its members.</summary>
public sealed record AnalyticsSettings
{
    internal const int DefaultSilentAfterDays = 90;

    /// <summary>The IANA time zone in which days and months begin.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>In which money is told where a question names none; null: that of the oldest program.</summary>
    public string? Currency { get; init; }

    /// <summary>Days without a purchase after which a member counts as silent.</summary>
    public int SilentAfterDays { get; init; } = DefaultSilentAfterDays;

    /// <summary>Tags of lines that say that the buyer has compared or read up before.</summary>
    public IReadOnlyList<string> ResearchTags { get; init; } = [];

    /// <summary>What is left of net sales; null where it is not told.</summary>
    public MarginSettings? Margin { get; init; }

    /// <summary>Where the stages of the loyalty ladder begin.</summary>
    public StageSettings Stages { get; init; } = new();

    /// <summary>What the scores of the four kinds of loyalty are measured by.</summary>
    public KindSettings Kinds { get; init; } = new();

    /// <summary>What is watched for early warnings.</summary>
    public WarningSettings Warnings { get; init; } = new();

    /// <summary>What the values of the one glance are held against.</summary>
    public GlanceTargets Targets { get; init; } = new();

    /// <summary>What units are worth and what they may cost; null where nothing is declared.</summary>
    public LiabilitySettings? Liability { get; init; }
}

/// <summary>
/// Profit contribution as a share of net sales, 0 to 1; a purchase keeps that of when it was recorded.
/// </summary>
/// <param name="Share">Where no other applies.</param>
/// <param name="Categories">By the category of a line.</param>
public sealed record MarginSettings(decimal Share, IReadOnlyDictionary<string, decimal>? Categories);

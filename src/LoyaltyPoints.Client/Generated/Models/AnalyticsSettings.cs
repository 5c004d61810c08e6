namespace LoyaltyPoints.Client;

/// <summary>How a tenant wants to be told about its members.</summary>
public sealed record AnalyticsSettings
{
    /// <summary>The IANA time zone in which days and months begin.</summary>
    public required string TimeZone { get; init; }

    /// <summary>In which money is told where a question names none; null: that of the oldest program.</summary>
    public string? Currency { get; init; }

    /// <summary>Days without a purchase after which a member counts as silent.</summary>
    public required int SilentAfterDays { get; init; }

    /// <summary>Tags of lines that say that the buyer has compared or read up before.</summary>
    public required IReadOnlyList<string> ResearchTags { get; init; }

    /// <summary>What is left of net sales; null where it is not told.</summary>
    public MarginSettings? Margin { get; init; }

    /// <summary>Where the stages of the loyalty ladder begin.</summary>
    public required StageSettings Stages { get; init; }

    /// <summary>What the scores of the four kinds of loyalty are measured by.</summary>
    public required KindSettings Kinds { get; init; }

    /// <summary>What is watched for early warnings.</summary>
    public required WarningSettings Warnings { get; init; }

    /// <summary>What the values of the one glance are held against.</summary>
    public required GlanceTargets Targets { get; init; }

    /// <summary>What units are worth and what they may cost; null where nothing is declared.</summary>
    public LiabilitySettings? Liability { get; init; }
}

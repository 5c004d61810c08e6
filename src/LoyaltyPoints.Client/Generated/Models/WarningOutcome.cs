namespace LoyaltyPoints.Client;

/// <summary>What a look for early warnings came to.</summary>
public sealed record WarningOutcome
{
    /// <summary>See <c>/v1/analytics/definitions</c>.</summary>
    public required IReadOnlyList<string> Definitions { get; init; }

    /// <summary>What occurred before it was looked at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>
    /// What was recorded from this instant on may not have been looked at; absent: everything was.
    /// </summary>
    public required DateTimeOffset? UpTo { get; init; }

    /// <summary>Purchases in others were left aside; absent where no program and no setting says one.</summary>
    public required string? Currency { get; init; }

    /// <summary>
    /// The share of unchanged members' silences, and of their purchases, that raise a false alarm.
    /// </summary>
    public required double FalseAlarmRate { get; init; }

    /// <summary>False alarms about members to be expected in a day if nobody changed.</summary>
    public required double FalseAlarmsPerDay { get; init; }

    /// <summary>How regular the members are: 1 by chance, more is steadier.</summary>
    public required double Shape { get; init; }

    /// <summary>Members whose silence was judged.</summary>
    public required long Rhythms { get; init; }

    /// <summary>Members whose baskets were judged.</summary>
    public required long Spends { get; init; }

    /// <summary>Programs with redemptions in the latest 53 weeks.</summary>
    public required int Programs { get; init; }

    /// <summary>Running campaigns with a budget.</summary>
    public required int Campaigns { get; init; }

    /// <summary>Alerts that are new.</summary>
    public required int Raised { get; init; }

    /// <summary>Warnings whose cause had raised an alert before.</summary>
    public required int Known { get; init; }

    /// <summary>Warnings about members beyond the 5,000 least likely.</summary>
    public required long LeftOut { get; init; }
}

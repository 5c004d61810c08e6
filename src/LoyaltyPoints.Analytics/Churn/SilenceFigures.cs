namespace LoyaltyPoints.Analytics.Churn;

/// <summary>Who fell silent in a period.</summary>
public sealed record SilenceFigures
{
    /// <summary>Active at its start.</summary>
    public required long ActiveAtStart { get; init; }

    /// <summary>Of them, those who were silent at its end.</summary>
    public required long Lost { get; init; }

    /// <summary>Absent where nobody was active at the start.</summary>
    public required double? ChurnRate { get; init; }

    /// <summary>Silent at its start and active at its end.</summary>
    public required long CameBack { get; init; }

    /// <summary>Active at its end, and bought first in it.</summary>
    public required long New { get; init; }

    public required long ActiveAtEnd { get; init; }
}

internal enum Activity
{
    /// <summary>Has not bought yet.</summary>
    Unknown,
    Active,
    Silent,
}

internal sealed class SilenceTally
{
    private long activeAtStart;
    private long lost;
    private long cameBack;
    private long newcomers;

    public void Add(Activity before, Activity after)
    {
        if (before == Activity.Active) activeAtStart++;
        if (before == Activity.Active && after == Activity.Silent) lost++;
        if (before == Activity.Silent && after == Activity.Active) cameBack++;
        if (before == Activity.Unknown && after == Activity.Active) newcomers++;
    }

    public SilenceFigures Figures() => new()
    {
        ActiveAtStart = activeAtStart,
        Lost = lost,
        ChurnRate = Ratio.Of(lost, activeAtStart),
        CameBack = cameBack,
        New = newcomers,
        ActiveAtEnd = activeAtStart - lost + cameBack + newcomers,
    };
}

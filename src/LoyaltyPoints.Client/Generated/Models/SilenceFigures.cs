namespace LoyaltyPoints.Client;

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

namespace LoyaltyPoints.Client;

/// <summary>Who is expected to have left, each by its own rhythm of buying.</summary>
public sealed record RhythmFigures
{
    /// <summary>Up to when the histories were known that the model was learned from.</summary>
    public required DateTimeOffset ModelAsOf { get; init; }

    /// <summary>Those who bought before the end of the period.</summary>
    public required long Members { get; init; }

    /// <summary>The sum of their probabilities of still buying, at the end of the period.</summary>
    public required double ExpectedAlive { get; init; }

    /// <summary>The others.</summary>
    public required double ExpectedLost { get; init; }

    /// <summary>Absent where nobody bought.</summary>
    public required double? ExpectedLostShare { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>Two segments.</summary>
public sealed record OverlapPair
{
    public required string One { get; init; }

    public required string Other { get; init; }

    /// <summary>In both.</summary>
    public required long Members { get; init; }

    /// <summary>Those by the members that are in either, 0 to 1.</summary>
    public required double Jaccard { get; init; }

    /// <summary>Those by the members of <c>one</c>.</summary>
    public required double ShareOfOne { get; init; }

    /// <summary>Those by the members of <c>other</c>.</summary>
    public required double ShareOfOther { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>What a program cost in a month.</summary>
public sealed record CostRow
{
    public required string Month { get; init; }

    /// <summary>Units.</summary>
    public required long Issued { get; init; }

    /// <summary>Of the units issued, as far as they are expected to be redeemed.</summary>
    public required long ExpectedCost { get; init; }

    /// <summary>Units.</summary>
    public required long Redeemed { get; init; }

    /// <summary>Of the units redeemed.</summary>
    public required long Cost { get; init; }

    /// <summary>Units.</summary>
    public required long Expired { get; init; }

    /// <summary>Null where none is declared.</summary>
    public required long? Budget { get; init; }

    /// <summary><c>cost</c> less <c>budget</c>; null where none is declared.</summary>
    public required long? Over { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>What units are worth from a month on.</summary>
public sealed record UnitWorth
{
    /// <summary>As in <c>2026-01</c>.</summary>
    public required string From { get; init; }

    /// <summary>Money in the smallest part of the program's currency that so many units are worth.</summary>
    public required long Amount { get; init; }

    /// <summary>1 or more.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// Of units issued, 0 to 1, what is taken to be redeemed while history does not say it; null: all.
    /// </summary>
    public double? RedeemedShare { get; init; }
}

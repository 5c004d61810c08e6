namespace LoyaltyPoints.Client;

/// <summary>Whether a member can have a reward now, or every reason why not.</summary>
public sealed record OfferAnswer
{
    public required bool CanHave { get; init; }

    public required IReadOnlyList<RewardReason> Reasons { get; init; }

    /// <summary>What it costs at least.</summary>
    public required long Units { get; init; }

    /// <summary>What can be used at most, where the cost is a range; 0 where not even the least can.</summary>
    public required long MostUnits { get; init; }

    /// <summary>Money that the most is worth, where it is a fixed amount.</summary>
    public required long? Amount { get; init; }
}

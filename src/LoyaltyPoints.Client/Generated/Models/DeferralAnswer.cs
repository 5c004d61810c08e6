namespace LoyaltyPoints.Client;

/// <summary>A month of the contract liability. Money.</summary>
public sealed record DeferralAnswer
{
    public required string Month { get; init; }

    /// <summary>Net sales of the month's purchases that earned.</summary>
    public required long Consideration { get; init; }

    /// <summary>The part of it that is owed for their units.</summary>
    public required long Allocated { get; init; }

    /// <summary>No longer owed: units were taken back.</summary>
    public required long TakenBack { get; init; }

    /// <summary>For the units redeemed in the month.</summary>
    public required long Released { get; init; }

    /// <summary>For those redeemed before, by the estimate as it is now.</summary>
    public required long CatchUp { get; init; }

    /// <summary>What is owed at the end of the month.</summary>
    public required long Deferred { get; init; }

    /// <summary>On what the month's estimate rests.</summary>
    public required string Method { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>What members intend towards one supplier.</summary>
public sealed record SupplierScore
{
    /// <summary><c>us</c>, or a competitor.</summary>
    public required string Supplier { get; init; }

    public required IntentionScore BuyAgain { get; init; }

    public required IntentionScore Recommend { get; init; }

    public required IntentionScore Trust { get; init; }

    /// <summary>Whether they feel answered in time.</summary>
    public required IntentionScore AnsweredInTime { get; init; }
}

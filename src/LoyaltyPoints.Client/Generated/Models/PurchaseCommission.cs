namespace LoyaltyPoints.Client;

/// <summary>Whose a purchase is, as its answer says.</summary>
public sealed record PurchaseCommission
{
    public required string AffiliateId { get; init; }

    public required string AttributedBy { get; init; }

    public required long Basis { get; init; }

    public required long Commission { get; init; }

    public required string Currency { get; init; }
}

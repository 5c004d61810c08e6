namespace LoyaltyPoints.Client;

/// <summary>What came of an affiliate's bringing members.</summary>
public sealed record AffiliateRow
{
    public required string AffiliateId { get; init; }

    public required string Name { get; init; }

    /// <summary>Who made the clicks.</summary>
    public required long ClickingMembers { get; init; }

    /// <summary>Of members, by the affiliate's links.</summary>
    public required long Clicks { get; init; }

    /// <summary>
    /// Members with a purchase that is the affiliate's; of several affiliates a member may be one of each.
    /// </summary>
    public required long Buyers { get; init; }

    /// <summary>Of them, those of whom it is the first that is the affiliate's.</summary>
    public required long NewBuyers { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net sales of those purchases.</summary>
    public required long Sales { get; init; }

    /// <summary>What returns took off.</summary>
    public required long Returned { get; init; }

    public required long NetSales { get; init; }

    /// <summary>For purchases, less what returns took off.</summary>
    public required long Commission { get; init; }

    /// <summary>Net sales for each unit of money of commission; absent where there is none.</summary>
    public required double? SalesPerCommission { get; init; }

    /// <summary>
    /// Net sales times the margin's <c>share</c>, less commission; absent where the settings have no margin.
    /// </summary>
    public required long? Profit { get; init; }

    /// <summary>Profit over commission; absent where one of them is.</summary>
    public required double? ReturnOnCommission { get; init; }
}

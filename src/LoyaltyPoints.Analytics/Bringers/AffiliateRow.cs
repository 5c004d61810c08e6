using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Analytics.Bringers;

/// <summary>What came of somebody's bringing members, or of all together.</summary>
public record AffiliateFigures
{
    /// <summary>Of members, by the affiliate's links.</summary>
    public required long Clicks { get; init; }

    /// <summary>Members with a purchase that is the affiliate's; of several affiliates a member may be one of each.
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

    /// <summary>Net sales times the margin's `share`, less commission; absent where the settings have no margin.
    /// </summary>
    public required long? Profit { get; init; }

    /// <summary>Profit over commission; absent where one of them is.</summary>
    public required double? ReturnOnCommission { get; init; }

    /// <param name="marginShare">Null where it is not told.</param>
    public static AffiliateFigures Of(
        long clicks, (long All, long New) buyers, (long Purchases, long Sales, long Returned, long Commission) sold,
        decimal? marginShare)
    {
        var net = sold.Sales - sold.Returned;
        long? profit = marginShare is { } share
            ? checked((long)Math.Round(net * share, MidpointRounding.ToEven) - sold.Commission) : null;
        return new AffiliateFigures
        {
            Clicks = clicks,
            Buyers = buyers.All,
            NewBuyers = buyers.New,
            Purchases = sold.Purchases,
            Sales = sold.Sales,
            Returned = sold.Returned,
            NetSales = net,
            Commission = sold.Commission,
            SalesPerCommission = Ratio.Of(net, sold.Commission),
            Profit = profit,
            ReturnOnCommission = profit is { } known ? Ratio.Of(known, sold.Commission) : null,
        };
    }
}

/// <summary>What came of an affiliate's bringing members.</summary>
public sealed record AffiliateRow : AffiliateFigures
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public AffiliateRow(Guid affiliateId, string name, long clickingMembers, AffiliateFigures figures)
        : base(figures) => (AffiliateId, Name, ClickingMembers) = (affiliateId, name, clickingMembers);

    [JsonConverter(typeof(AffiliateIdConverter))]
    public Guid AffiliateId { get; }

    public string Name { get; }

    /// <summary>Who made the clicks.</summary>
    public long ClickingMembers { get; }
}

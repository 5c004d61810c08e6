using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>
/// Where a row of a budget lies. In this order rows are locked, of all campaigns and tenants: the pots come last, and
/// who has locked a slice of one campaign can still go for the pot of another without ever being waited for in turn.
/// </summary>
internal readonly record struct BudgetPlace(int Slice, int TenantId, Guid CampaignId) : IComparable<BudgetPlace>
{
    /// <summary>Slices 0 to 15 are writers'.</summary>
    public const int Slices = 16;

    /// <summary>What the slices are filled from, and what comes back goes to.</summary>
    public const int Pot = Slices;

    public int CompareTo(BudgetPlace other)
    {
        var order = Slice.CompareTo(other.Slice);
        if (order == 0) order = TenantId.CompareTo(other.TenantId);
        return order != 0 ? order : CampaignId.CompareTo(other.CampaignId);
    }
}

/// <summary>A slice or the pot of one campaign, as a batch has locked and changes it.</summary>
internal sealed class BudgetRow
{
    /// <summary>Units that can still be given.</summary>
    public long Held { get; set; }

    /// <summary>Of the pot: units that went to slices since these were last gathered.</summary>
    public long HandedOut { get; set; }

    public long Purchases { get; set; }

    /// <summary>Given through this row, net of what came back through it.</summary>
    public long Units { get; set; }

    public long Money { get; set; }

    public bool IsChanged { get; set; }

    public void Count(CampaignUse use, bool hasBudget)
    {
        (Purchases, Units, Money) =
            (Purchases + use.Purchases, checked(Units + use.Units), checked(Money + use.Money));
        if (hasBudget) Held -= use.Units;
        if (Held < 0) throw new InvalidDataException($"Campaign {use.CampaignId:N} gives more than its budget holds.");
        IsChanged = true;
    }
}

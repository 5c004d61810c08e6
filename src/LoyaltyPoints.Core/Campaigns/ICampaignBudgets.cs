namespace LoyaltyPoints.Core.Campaigns;

/// <summary>What campaigns may still give all members together.</summary>
public interface ICampaignBudgets
{
    /// <summary>How many units of a campaign's budget there are to be had. Asking takes none.</summary>
    /// <param name="wanted">1 or more.</param>
    /// <returns>At least <paramref name="wanted"/> where so many are left; else all that are, which may be 0.</returns>
    long Left(Guid campaignId, long wanted);
}

/// <summary>Budgets of which is left what was counted before.</summary>
public sealed class CountedBudgets(IReadOnlyDictionary<Guid, long> left) : ICampaignBudgets
{
    /// <summary>There is nothing left of any.</summary>
    public static readonly CountedBudgets Empty = new(new Dictionary<Guid, long>());

    /// <inheritdoc/>
    public long Left(Guid campaignId, long wanted) => left.GetValueOrDefault(campaignId);
}

/// <summary>As much as is wanted: for those who ask which campaigns apply at all.</summary>
internal sealed class PlentifulBudgets : ICampaignBudgets
{
    public static readonly PlentifulBudgets Instance = new();

    public long Left(Guid campaignId, long wanted) => wanted;
}

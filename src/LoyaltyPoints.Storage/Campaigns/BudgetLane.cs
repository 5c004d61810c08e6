namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>
/// One writer's place at the budgets: the slice it takes from, and which budgets it found to be spent, so that it need
/// not lock anything to learn that again.
/// </summary>
internal sealed class BudgetLane(int slice)
{
    /// <summary>No more than memory is at stake: a budget that is forgotten is looked at once more.</summary>
    private const int MostRemembered = 10_000;

    private readonly HashSet<(int TenantId, Guid CampaignId)> spent = [];

    public int Slice => slice;

    public bool FoundSpent(int tenantId, Guid campaignId) => spent.Contains((tenantId, campaignId));

    /// <summary>Remembers what a pot said that others have committed.</summary>
    public void Note(int tenantId, Guid campaignId, bool isSpent)
    {
        if (!isSpent) spent.Remove((tenantId, campaignId));
        else if (spent.Count < MostRemembered) spent.Add((tenantId, campaignId));
    }
}

/// <summary>
/// The batch has to run again with every slice locked: the pot is empty, and other writers hold what is left. It is no
/// failure.
/// </summary>
internal sealed class WiderLocksException() : Exception("The batch needs all slices of a budget.");

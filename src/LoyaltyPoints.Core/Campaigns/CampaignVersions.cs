namespace LoyaltyPoints.Core.Campaigns;

/// <summary>All versions of one campaign, each read when it is first asked for.</summary>
/// <param name="versions">From version 1 on.</param>
/// <param name="isStopped">Whether it gives nothing to what is recorded from now on.</param>
public sealed class CampaignVersions(
    Guid id, Guid programId, IReadOnlyList<Lazy<Campaign>> versions, bool isStopped)
{
    public Guid Id => id;

    public Guid ProgramId => programId;

    /// <summary>By which purchases are judged that are recorded now; null where it was stopped.</summary>
    public Campaign? Current => isStopped ? null : Latest;

    public Campaign Latest => versions[^1].Value;

    public Campaign Version(int number) => versions[number - 1].Value;
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// Compares what the records of one person have spent with their redemptions, all together: units may have been spent
/// under one record and have come back to the other.
/// </summary>
internal sealed class MergedRedemptions
{
    private readonly Dictionary<(Guid Group, Guid Program), (int TenantId, long Said, long Found)> sums = [];

    /// <param name="redeemed">Units that the account's entries leave as redeemed.</param>
    public void Add(Session session, Guid group, Account account, long redeemed)
    {
        var key = (group, account.ProgramId);
        var (_, said, found) = sums.GetValueOrDefault(key);
        sums[key] = (account.TenantId, said + RedemptionVerifier.Kept(session, account), found + redeemed);
    }

    public IEnumerable<BookFinding> Verify() => sums.Where(static pair => pair.Value.Said != pair.Value.Found)
        .Select(static pair => new BookFinding(
            pair.Value.TenantId, pair.Key.Group, pair.Key.Program,
            new LedgerFinding(
                0, null,
                $"The redemptions of the person have spent {pair.Value.Said} units, and the entries say "
                + $"{pair.Value.Found}.")));
}

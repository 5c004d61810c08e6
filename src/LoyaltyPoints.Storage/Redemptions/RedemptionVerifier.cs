using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>
/// Compares an account with its redemptions: what it has spent is what they captured and did not give back, and what is
/// set aside is what they reserve.
/// </summary>
internal static class RedemptionVerifier
{
    private const string Select = $"""
        SELECT {RedemptionTable.Columns} FROM redemptions
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program
        """;

    /// <param name="redeemed">Units that the account's entries leave as redeemed.</param>
    /// <returns>Null where all fits, or the account has been written to meanwhile: then the next proof will tell.
    /// </returns>
    public static LedgerFinding? Verify(Session session, Account account, long redeemed)
    {
        var finding = Compare(session, account, redeemed);
        if (finding is null) return null;
        var now = MemberRows.State(session, account.TenantId, account.MemberId).Account(account.ProgramId);
        return now?.EntryCount == account.EntryCount ? new LedgerFinding(0, null, finding) : null;
    }

    /// <summary>Units that the redemptions of an account have spent and not given back.</summary>
    public static long Kept(Session session, Account account)
    {
        var kept = 0L;
        var select = session.Prepared(Select).Bind(account.TenantId).Bind(account.MemberId).Bind(account.ProgramId);
        while (select.Read()) kept = checked(kept + RedemptionTable.Read(select).KeptUnits);
        return kept;
    }

    private static string? Compare(Session session, Account account, long redeemed)
    {
        var (kept, reserved) = (0L, new Dictionary<Guid, Redemption>());
        var select = session.Prepared(Select).Bind(account.TenantId).Bind(account.MemberId).Bind(account.ProgramId);
        while (select.Read())
        {
            var redemption = RedemptionTable.Read(select);
            kept = checked(kept + redemption.KeptUnits);
            if (redemption.State == RedemptionState.Reserved) reserved[redemption.Id] = redemption;
        }

        if (kept != redeemed)
            return $"Its redemptions have spent {kept} units, and its entries say {redeemed}.";
        foreach (var hold in account.Holds)
        {
            if (!reserved.TryGetValue(hold.RedemptionId, out var redemption))
                return $"Units are set aside for redemption {hold.RedemptionId:N}, which is not reserved.";
            if (redemption.LapsesAt != hold.LapsesAt || !redemption.Allocations.SequenceEqual(hold.Parts))
                return $"What is set aside for redemption {hold.RedemptionId:N} is not what it says.";
        }

        return null;
    }
}

using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Liabilities;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Transfers;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Webhooks;
using LoyaltyPoints.Storage.WinBacks;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>What one program of a tenant holds, added up over the entries of all its accounts.</summary>
/// <param name="Buckets">Units, indexed by <see cref="Bucket"/>; their sum is 0 where the book balances.</param>
public sealed record TrialBalance(int TenantId, Guid ProgramId, IReadOnlyList<long> Buckets)
{
    public bool Balances => Buckets.Sum() == 0;
}

/// <summary>What does not fit in one account, or between several.</summary>
/// <param name="MemberId">Empty where it is no single member's.</param>
/// <param name="ProgramId">Empty where the member's accounts cannot even be read, or it is no program's.</param>
public sealed record BookFinding(int TenantId, Guid MemberId, Guid ProgramId, LedgerFinding Finding);

/// <summary>The outcome of walking one tenant's book.</summary>
/// <param name="Missing">
/// Entries that were in the book before the walk and that no account's chain leads to; 0 where all is well.
/// </param>
public sealed record BookReport(
    long Accounts, long Entries, long Missing, IReadOnlyList<TrialBalance> Programs,
    IReadOnlyList<BookFinding> Findings)
{
    public bool IsSound => Missing == 0 && Findings.Count == 0 && Programs.All(program => program.Balances);
}

/// <summary>
/// Walks every account of a tenant along its hash chain. Entries never change, so each account is judged as it was when
/// the walk came by: the service may go on writing meanwhile.
/// </summary>
public static class BookVerifier
{
    private const int MembersPage = 500;

    private const string SelectMembers = """
        SELECT DISTINCT member_id FROM accounts WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    // SQL Server's COUNT(*) is a 32-bit number, and fails beyond it.
    private const string CountEntries = """
        SELECT CAST(COALESCE(SUM(CAST(1 AS bigint)), 0) AS bigint) FROM ledger_entries WHERE tenant_id = @tenant
        """;

    private const string SumDays = """
        SELECT CAST(COALESCE(SUM(spend), 0) AS bigint), CAST(COALESCE(SUM(units), 0) AS bigint),
          CAST(COALESCE(SUM(visits), 0) AS bigint)
        FROM standing_days
        WHERE tenant_id = @tenant AND member_id = @member AND program_id = @program
        """;

    /// <param name="walked">Called with the number of accounts walked so far.</param>
    public static BookReport Verify(Session session, int tenantId, Action<long> walked)
    {
        var before = Count(session, tenantId);
        var (accounts, entries) = (0L, 0L);
        var programs = new SortedDictionary<Guid, long[]>();
        var findings = new List<BookFinding>();
        var (groups, spent) = (MergeGroups.Read(session, tenantId), new MergedRedemptions());
        foreach (var account in Accounts(session, tenantId, findings))
        {
            var (verifier, units) = (new LedgerVerifier(account), new UnitHistoryVerifier(session, account));
            if (LedgerReader.Verify(session, verifier, account, units.Next) is { } finding)
                findings.Add(new BookFinding(tenantId, account.MemberId, account.ProgramId, finding));
            else if (units.Finish() is { } untrue)
                findings.Add(new BookFinding(tenantId, account.MemberId, account.ProgramId, untrue));
            if (VerifyDays(session, account) is { } difference)
                findings.Add(new BookFinding(tenantId, account.MemberId, account.ProgramId, difference));
            var redeemed = verifier.Buckets[(int)Bucket.Redeemed];
            if (groups.Has(account.MemberId)) spent.Add(session, groups.Of(account.MemberId), account, redeemed);
            else if (RedemptionVerifier.Verify(session, account, redeemed) is { } unlike)
                findings.Add(new BookFinding(tenantId, account.MemberId, account.ProgramId, unlike));
            if (!programs.TryGetValue(account.ProgramId, out var sums))
                programs[account.ProgramId] = sums = new long[verifier.Buckets.Count];
            for (var bucket = 0; bucket < sums.Length; bucket++)
                sums[bucket] = checked(sums[bucket] + verifier.Buckets[bucket]);
            entries += account.EntryCount;
            walked(++accounts);
        }

        findings.AddRange(StockVerifier.Verify(session, tenantId));
        findings.AddRange(VoucherVerifier.Verify(session, tenantId));
        findings.AddRange(CampaignVerifier.Verify(session, tenantId));
        findings.AddRange(TransferVerifier.Verify(session, tenantId));
        findings.AddRange(HouseholdVerifier.Verify(session, tenantId));
        findings.AddRange(WinBackVerifier.Verify(session, tenantId));
        findings.AddRange(spent.Verify());
        findings.AddRange(MergeVerifier.Verify(session, tenantId));
        findings.AddRange(ReferralVerifier.Verify(session, tenantId, groups));
        findings.AddRange(CommissionVerifier.Verify(session, tenantId));
        findings.AddRange(PartnerVerifier.Verify(session, tenantId));
        findings.AddRange(VoiceVerifier.Verify(session, tenantId));
        findings.AddRange(SegmentVerifier.Verify(session, tenantId));
        findings.AddRange(WebhookVerifier.Verify(session, tenantId));
        findings.AddRange(ReviewVerifier.Verify(session, tenantId));
        // What was written during the walk makes the chains longer, never shorter, than the book was before.
        return new BookReport(
            accounts, entries, Math.Max(0, before - entries),
            [.. programs.Select(pair => new TrialBalance(tenantId, pair.Key, pair.Value))], findings);
    }

    // What tiers rest on is kept twice: by day, and as the sum of a lifetime.
    private static LedgerFinding? VerifyDays(Session session, Account account)
    {
        var lifetime = account.Standing.Lifetime;
        if (lifetime == default) return null;
        var (spend, units, visits) = session.Connection.QuerySingle<(long, long, long)>(SumDays, new
        {
            tenant = account.TenantId, member = StoredId.Of(account.MemberId), program = StoredId.Of(account.ProgramId),
        });
        return (spend, units, visits) == (lifetime.Spend, lifetime.Units, lifetime.Visits) ? null
            : new LedgerFinding(
                0, null,
                $"The account's days add up to {spend} spent, {units} units and {visits} visits, and its standing says "
                + $"{lifetime.Spend}, {lifetime.Units} and {lifetime.Visits}.");
    }

    private static IEnumerable<Account> Accounts(Session session, int tenantId, List<BookFinding> findings)
    {
        for (var after = Guid.Empty; ;)
        {
            var members = Members(session, tenantId, after);
            foreach (var member in members)
                foreach (var account in Accounts(session, tenantId, member, findings)) yield return account;
            if (members.Count < MembersPage) yield break;
            after = members[^1];
        }
    }

    private static IEnumerable<Account> Accounts(
        Session session, int tenantId, Guid memberId, List<BookFinding> findings)
    {
        try
        {
            return MemberRows.State(session, tenantId, memberId).Accounts;
        }
        catch (InvalidDataException unreadable)
        {
            findings.Add(new BookFinding(
                tenantId, memberId, Guid.Empty, new LedgerFinding(0, null, $"The account: {unreadable.Message}")));
            return [];
        }
    }

    private static List<Guid> Members(Session session, int tenantId, Guid after) =>
        [.. session.Connection.Query<StoredId>(
                session.Dialect.Limited(SelectMembers),
                new { tenant = tenantId, after = StoredId.Of(after), limit = MembersPage })
            .Select(id => id.Value)];

    private static long Count(Session session, int tenantId)
    {
        var select = session.Prepared(CountEntries).Bind(tenantId);
        select.Read();
        var count = select.GetInt64(0);
        select.Reset();
        return count;
    }
}

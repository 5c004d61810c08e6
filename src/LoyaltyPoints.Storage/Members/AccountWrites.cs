using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Standings;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Members;

/// <summary>What accounts begin with, and what a birthday changes about them; to be run inside a batch.</summary>
internal static class AccountWrites
{
    private const string InsertAccount = """
        INSERT INTO accounts
          (tenant_id, member_id, program_id, enrolled_at, entry_count, head_id, head_hash, lifetime_earned, lots,
           standing, due_at)
        VALUES (@tenant, @member, @program, @enrolled, @count, @head, @hash, @earned, @lots, @standing, @due)
        """;

    /// <summary>Opens an account, with what its program gives for enrolling.</summary>
    /// <param name="member">Declared to the batch, or made in it.</param>
    public static void Open(Batch batch, MemberState member, Account account)
    {
        OpenEmpty(batch, member, account);
        // No program of the member may have asked for the birthday before.
        batch.Ensure(member, [], batch.NowOf(account.TenantId));
        var change = new EnrolMember(account.ProgramId, account.EnrolledAt)
            .Decide(batch.Ids.Next(), batch.ContextOf(member));
        if (change is not null) batch.Stage(member, [change]);
    }

    /// <summary>Opens an account without anything that its program gives for it.</summary>
    public static void OpenEmpty(Batch batch, MemberState member, Account account)
    {
        batch.Session.Prepared(InsertAccount)
            .Bind(account.TenantId).Bind(account.MemberId).Bind(account.ProgramId)
            .Bind(account.EnrolledAt.UnixMilliseconds).Bind(account.EntryCount).Bind(account.HeadId)
            .Bind(account.HeadHash).Bind(account.LifetimeEarned).Bind(LotsCodec.Encode(account.Lots, account.Holds))
            .Bind(StandingCodec.Encode(account.Standing)).Bind(account.DueAt.UnixMilliseconds).Execute();
        member.Put(account);
    }

    /// <summary>What the old birthday has brought is written down, and the accounts wait for the new one.</summary>
    public static void BirthdayChanged(Batch batch, Guid memberId, int tenantId, DateOnly? birthday)
    {
        var member = batch.Member(tenantId, memberId);
        batch.Stage(member, SettleMember.Decide(batch.ContextOf(member)));
        member.Birthday = birthday;
        var context = batch.ContextOf(member);
        batch.Stage(member,
        [
            .. member.Accounts.Where(account => context.Program(account.ProgramId) is { HasOccasions: true })
                .Select(account => AccountChange.Of(context.Open(account, Guid.Empty))),
        ]);
    }
}

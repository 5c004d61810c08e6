using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Referrals;

/// <summary>Two members, of whom one has brought the other, and what happens to both.</summary>
internal sealed class ReferralStory
{
    public static readonly Guid Id = new(3, 0, 0, new byte[8]);

    private readonly IdGenerator ids = new();
    private readonly ProgramCatalog catalog;
    private readonly CompiledProgram program;

    public ReferralStory(string returns = "allow", string more = "")
    {
        program = Program(
            """{"rules":[{"id":"s","earn":{"kind":"spend","per":1000,"units":1,"step":"whole"}}]}""",
            more: $$""", "returns": { "negativeBalance": "{{returns}}" } {{more}}""");
        catalog = new ProgramCatalog(
            [new ProgramVersions(program.ProgramId, [new PublishedVersion(Instant.Beginning, program)])]);
        Terms = new ReferralProgram
        {
            ProgramId = program.ProgramId, ReferrerUnits = 500, ReferredUnits = 200, MinimumOrder = 50_00,
            Within = "P30D",
        };
        Enrol(Referred, At("2026-11-01T15:00:00+08:00"));
        Enrol(Referrer, At("2026-01-01T00:00:00+08:00"));
        Referral = new Referral
        {
            Id = Id, MemberId = Referred.MemberId, ReferrerId = Referrer.MemberId, CreatedAt = Now,
        };
    }

    public ReferralProgram Terms { get; set; }

    public MemberState Referred { get; } = new(1, new Guid(1, 0, 0, new byte[8]));

    public MemberState Referrer { get; private set; } = new(1, new Guid(2, 0, 0, new byte[8]));

    public Referral Referral { get; set; }

    public Instant Now { get; set; } = At("2026-11-21T12:00:00+08:00");

    public List<LedgerEntry> Entries { get; } = [];

    public void Enrol(MemberState member, Instant at) => member.Put(new Account
    {
        TenantId = 1, MemberId = member.MemberId, ProgramId = program.ProgramId, EnrolledAt = at,
    });

    public Purchase Buy(Order order)
    {
        var decision = new PostPurchase(order).Decide(ids.Next(Now), Context(Referred));
        Apply(Referred, decision.Changes);
        return decision.Value!;
    }

    /// <summary>Whether a purchase has qualified the referral.</summary>
    public bool Qualify(Purchase purchase) =>
        Take(Referred, QualifyReferral.Decide(Referral, Terms, purchase, Context(Referred)));

    public bool Return(Purchase purchase, Returned returned) =>
        Take(Referred, RevokeReferral.Decide(Referral, purchase, returned, Context(Referred)));

    public bool Settle()
    {
        var context = Context(Referrer);
        return Take(Referrer, SettleReferral.Decide(Referral, Terms.MaximumPerReferrer, context));
    }

    public void Spend(MemberState member, long units) =>
        Apply(member, new RedeemUnits(program.ProgramId, units).Decide(ids.Next(Now), Context(member)).Changes);

    /// <summary>The referrer is a member of no program.</summary>
    public void LeaveReferrerOut() => Referrer = new MemberState(1, Referrer.MemberId);

    public long Available(MemberState member) =>
        member.Account(program.ProgramId) is { } account ? account.BalanceAt(Now).Available : 0;

    private DecisionContext Context(MemberState member) => new(member, catalog, Now, ids.At(Now));

    private bool Take(MemberState member, ReferralStep? step)
    {
        if (step is null) return false;
        if (step.Change is { } change) Apply(member, [change]);
        Referral = step.Referral;
        if (member.Account(program.ProgramId) is not null) Assert.Equal(Available(member), step.Balance.Available);
        return true;
    }

    private void Apply(MemberState member, IReadOnlyList<AccountChange> changes)
    {
        foreach (var change in changes)
        {
            Entries.AddRange(change.Entries);
            member.Apply(change.Complete(Context(member)));
        }
    }
}

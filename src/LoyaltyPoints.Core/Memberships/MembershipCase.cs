using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// A membership with all that a decision about it needs: the account, the rules of now, and where it stands.
/// </summary>
internal sealed class MembershipCase
{
    private readonly DecisionContext context;

    private MembershipCase(
        Account account, ProgramVersions versions, CompiledProgram program, DecisionContext context)
    {
        (Account, Versions, Program, Terms, this.context) = (account, versions, program, program.Membership!, context);
        State = Terms.StateAt(Standing, Now);
    }

    public Account Account { get; }

    public ProgramVersions Versions { get; }

    public CompiledProgram Program { get; }

    public MembershipTerms Terms { get; }

    public Instant Now => context.Now;

    public MembershipStanding? Standing => Account.Standing.Membership;

    public MembershipState State { get; }

    /// <summary>Exactly one of the two is null.</summary>
    public static (MembershipCase? Case, Refusal? Refusal) Open(Guid programId, DecisionContext context)
    {
        if (context.Member.Account(programId) is not { } account)
            return (null, new Refusal("not_enrolled", "The member is not enrolled in this program."));
        if (context.Catalog.Find(programId) is not { } versions || versions.At(context.Now) is not { } program)
            return (null, new Refusal("not_in_effect", "No version of this program is in effect now."));
        return program.Membership is null
            ? (null, new Refusal("plan_not_found", "This program has no paid memberships."))
            : (new MembershipCase(account, versions, program, context), null);
    }

    /// <summary>Null where the event may happen.</summary>
    public Refusal? Refuse(MembershipEvent happening) => MembershipTransitions.Of(State, happening).Refusal switch
    {
        null => null,
        "payment_required" => new Refusal(
            "payment_required", "The member was a member before, and a trial is given once.",
            [new Fault("/payment", FaultCodes.Required, "A value is required.")]),
        "membership_cancelled" => new Refusal("membership_cancelled", $"It was cancelled at {Standing!.CancelledAt}."),
        "membership_expired" => new Refusal(
            "membership_expired", $"It was paid until {Standing!.PaidUntil}, and the time to renew it has passed."),
        "already_member" => new Refusal("already_member", "The member has a membership of this program."),
        "refund_too_late" => new Refusal("refund_too_late", "The period that was paid is over."),
        "nothing_to_refund" => new Refusal("nothing_to_refund", "Nothing was paid that could be refunded."),
        var code => new Refusal(code, "The member has no such membership."),
    };

    public PlanDefinition? Plan(string planId) => Terms.Plan(planId);

    public static Refusal PlanNotFound(string planId, string? pointer) => new(
        "plan_not_found", $"The program has no plan {planId}.",
        pointer is null ? [] : [new Fault(pointer, FaultCodes.InvalidValue, "The program has no such plan.")]);

    /// <summary>A period that is paid now, by the rules of now.</summary>
    public PaidPeriod Period(int number, Instant from, Instant to, long fee, PlanDefinition plan) =>
        new(number, from, to, fee, plan.UnitsPerPeriod, Now, Program.Version);

    /// <summary>The decision that leaves the account with this membership, after units moved or did not.</summary>
    /// <param name="move">Null: none move. Returns what could not be taken.</param>
    public Decision<MembershipChange> Decide(
        MembershipStanding after, RecordedPayment? payment, Func<Posting, long>? move = null)
    {
        var posting = context.Open(Account, after.MembershipId);
        try
        {
            var shortfall = move?.Invoke(posting) ?? 0;
            if (payment is not null)
                payment = payment with { Units = payment.Units - shortfall, Shortfall = shortfall };
            var change = new MembershipChange(
                Account.MemberId, Account.ProgramId, after, Terms, payment, posting.Balance, Now);
            return Decision<MembershipChange>.Of(
                change, AccountChange.Of(posting) with { After = After(posting.After(), after) });
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }

    /// <summary>Gives the units of a period that is paid now.</summary>
    public Func<Posting, long>? Giving(PaidPeriod period) => period.Units == 0 ? null : posting =>
    {
        posting.Give(period.Units, Program.LotOf(Now));
        return 0;
    };

    private Account After(Account account, MembershipStanding membership) => account with
    {
        Standing = account.Standing with { Membership = membership, At = Instant.Max(account.Standing.At, Now) },
    };
}

/// <summary>What became of a membership.</summary>
/// <param name="Payment">What was recorded of money; null where there was none.</param>
public sealed record MembershipChange(
    Guid MemberId, Guid ProgramId, MembershipStanding Membership, MembershipTerms Terms, RecordedPayment? Payment,
    Balance Balance, Instant At);

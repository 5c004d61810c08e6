using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// The command that makes a member a VIP member. Pure. Without a payment it starts the plan's trial, which is given
/// once; with one, the first period begins at once.
/// </summary>
/// <param name="Payment">The initial fee of the plan; null where nothing is due yet.</param>
public sealed record JoinMembership(Guid ProgramId, string PlanId, Payment? Payment)
{
    /// <param name="id">Of the new membership.</param>
    /// <returns>
    /// Refused with <c>not_enrolled</c>, <c>not_in_effect</c>, <c>plan_not_found</c>, <c>already_member</c>,
    /// <c>payment_required</c>, <c>payment_mismatch</c> or <c>amount_overflow</c>.
    /// </returns>
    public Decision<MembershipChange> Decide(Guid id, DecisionContext context)
    {
        var (opened, refusal) = MembershipCase.Open(ProgramId, context);
        if (opened is null) return refusal!;
        if (opened.Plan(PlanId) is not { } plan) return MembershipCase.PlanNotFound(PlanId, "/planId");
        var isFree = plan.InitialFee == 0 && opened.State != MembershipState.None;
        var onTrial = Payment is null && plan.Trial is not null && !isFree;
        if (opened.Refuse(onTrial ? MembershipEvent.JoinOnTrial : MembershipEvent.Join) is { } refused) return refused;
        if (onTrial)
        {
            var end = opened.Terms.After(context.Now, plan.Trial!.Value);
            return opened.Decide(new MembershipStanding(id, plan.Id, context.Now, end, end, null, null), null);
        }

        return Payment.Check(Payment, plan.InitialFee, opened.Program.Currency, "") is { } wrong
            ? wrong : Pay(opened, id, plan);
    }

    private Decision<MembershipChange> Pay(MembershipCase opened, Guid id, PlanDefinition plan)
    {
        var now = opened.Now;
        var to = plan.Interval is { } interval ? opened.Terms.After(now, interval) : Instant.Never;
        var period = opened.Period(1, now, to, plan.InitialFee, plan);
        var after = new MembershipStanding(id, plan.Id, now, now, to, null, null)
        {
            Paid = new PaidPeriods(1, 1, now, 1, [period]),
        };
        var payment = new RecordedPayment(
            1, PaymentKind.Initial, plan.Id, Payment?.Reference, plan.InitialFee, opened.Program.Currency,
            plan.InitialFee, 0, now, to, period.Units, 0, null, now);
        return opened.Decide(after, payment, opened.Giving(period));
    }
}

using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// The command that goes over to another plan at once: what is unused of the periods paid (see <see cref="Proration"/>)
/// goes against the new plan's initial fee, and the first period of that begins now. Credit beyond the fee is not given
/// back. Pure. Refused as well with <c>membership_cancelled</c>, <c>membership_expired</c>, <c>plan_not_found</c>,
/// <c>same_plan</c>, <c>payment_required</c> or <c>payment_mismatch</c>.
/// </summary>
/// <param name="Payment">What is due; may be left out where that is nothing.</param>
public sealed record ChangePlan(string PlanId, Payment? Payment) : MembershipCommand
{
    public override Payment? Money => Payment;

    private protected override Decision<MembershipChange> Decide(MembershipCase opened)
    {
        if (opened.Refuse(MembershipEvent.ChangePlan) is { } refused) return refused;
        var standing = opened.Standing!;
        if (opened.Plan(PlanId) is not { } plan) return MembershipCase.PlanNotFound(PlanId, "/planId");
        if (plan.Id == standing.PlanId) return new Refusal("same_plan", "The membership has this plan.");
        var credit = Proration.Credit(standing.Paid.Open, opened.Now, opened.Terms.Calendar);
        var due = Math.Max(0, plan.InitialFee - credit);
        var detail = $" (a fee of {plan.InitialFee} less a credit of {credit})";
        return Payment.Check(Payment, due, opened.Program.Currency, detail) is { } wrong
            ? wrong : Pay(opened, standing, plan, credit, due);
    }

    private Decision<MembershipChange> Pay(
        MembershipCase opened, MembershipStanding standing, PlanDefinition plan, long credit, long due)
    {
        var now = opened.Now;
        var to = plan.Interval is { } interval ? opened.Terms.After(now, interval) : Instant.Never;
        var period = opened.Period(standing.Paid.Number + 1, now, to, plan.InitialFee, plan);
        var after = standing with
        {
            PlanId = plan.Id,
            // A trial does not go on beside a paid plan.
            TrialUntil = standing.TrialUntil < now ? standing.TrialUntil : now,
            PaidUntil = to,
            Paid = new PaidPeriods(period.Number, 1, now, 1, [period]),
        };
        var payment = new RecordedPayment(
            period.Number, PaymentKind.Upgrade, plan.Id, Payment?.Reference, due, opened.Program.Currency,
            plan.InitialFee, credit, now, to, period.Units, 0, null, now);
        return opened.Decide(after, payment, opened.Giving(period));
    }
}

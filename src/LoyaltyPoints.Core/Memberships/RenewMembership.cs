using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// The command that pays for the next period: the one after what is paid, or after the trial, also where that lies in
/// the past. Pure. Refused as well with <c>membership_cancelled</c>, <c>membership_expired</c>, <c>plan_not_found</c>,
/// <c>paid_for_ever</c>, <c>too_far_ahead</c>, <c>payment_required</c> or <c>payment_mismatch</c>.
/// </summary>
/// <param name="Payment">The initial fee where nothing was paid yet, else the renewal fee.</param>
public sealed record RenewMembership(Payment? Payment) : MembershipCommand
{
    /// <summary>Periods that may be paid and not over.</summary>
    public const int MostOpen = 100;

    public override Payment? Money => Payment;

    private protected override Decision<MembershipChange> Decide(MembershipCase opened)
    {
        if (opened.Refuse(MembershipEvent.Renew) is { } refused) return refused;
        var standing = opened.Standing!;
        if (opened.Plan(standing.PlanId) is not { } plan) return MembershipCase.PlanNotFound(standing.PlanId, null);
        if (standing.PaidUntil == Instant.Never)
            return new Refusal("paid_for_ever", "The membership is paid for ever.");
        var isFirst = standing.Paid.Count == 0;
        var fee = isFirst ? plan.InitialFee : plan.RenewalFee;
        if (Payment.Check(Payment, fee, opened.Program.Currency, "") is { } wrong) return wrong;
        return Next(opened, standing, plan, fee) is { } next && next.Paid.Open.Count <= MostOpen
            ? Pay(opened, standing, next, plan, fee)
            : new Refusal("too_far_ahead", $"At most {MostOpen} periods can be paid ahead, and none after year 9800.");
    }

    // Null beyond the calendar.
    private static MembershipStanding? Next(
        MembershipCase opened, MembershipStanding before, PlanDefinition plan, long fee)
    {
        var (terms, paid) = (opened.Terms, before.Paid);
        // Where the interval is no longer what it was, count from here.
        var since = plan.Interval is { } same && terms.After(paid.Anchor, same, paid.SinceAnchor) == before.PaidUntil
            ? paid.SinceAnchor : 0;
        var anchor = since == 0 ? before.PaidUntil : paid.Anchor;
        var to = plan.Interval is { } interval ? terms.After(anchor, interval, since + 1) : Instant.Never;
        if (to == Instant.Never && plan.Interval is not null) return null;
        var period = opened.Period(paid.Number + 1, before.PaidUntil, to, fee, plan);
        return before with
        {
            PaidUntil = to,
            Paid = new PaidPeriods(
                period.Number, paid.Count + 1, anchor, since + 1,
                [.. paid.Open.Where(open => open.To > opened.Now), period]),
        };
    }

    private Decision<MembershipChange> Pay(
        MembershipCase opened, MembershipStanding before, MembershipStanding after, PlanDefinition plan, long fee)
    {
        var period = after.Paid.Open[^1];
        var payment = new RecordedPayment(
            period.Number, before.Paid.Count == 0 ? PaymentKind.Initial : PaymentKind.Renewal, plan.Id,
            Payment?.Reference, fee, opened.Program.Currency, fee, 0, period.From, period.To, period.Units, 0, null,
            opened.Now);
        return opened.Decide(after, payment, opened.Giving(period));
    }
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>
/// The command that undoes the latest period paid. Pure. One that was paid ahead is as if it had never been paid; with
/// the one that runs, the membership is over at once. Its units are taken back. Refused as well with
/// <c>nothing_to_refund</c> or <c>refund_too_late</c>.
/// </summary>
public sealed record RefundMembership(string Reason) : MembershipCommand
{
    private protected override Decision<MembershipChange> Decide(MembershipCase opened)
    {
        var (standing, now) = (opened.Standing!, opened.Now);
        var period = standing.Paid.Open.LastOrDefault(open => open.To > now);
        var isAhead = period is not null && period.From > now;
        if (opened.Refuse(isAhead ? MembershipEvent.RefundAhead : MembershipEvent.RefundRunning) is { } refused)
            return refused;
        if (period is null) return new Refusal("nothing_to_refund", "No period that is paid runs or is to come.");
        if (opened.Terms.Definition.RefundWithin is not { } within)
            return new Refusal("refund_too_late", "The program gives no payment back.");
        var last = opened.Terms.After(period.From, within);
        if (now >= last)
        {
            return new Refusal(
                "refund_too_late", $"The period began at {period.From} and was to be refunded before {last}.");
        }

        var payment = new RecordedPayment(
            standing.Paid.Number + 1, PaymentKind.Refund, standing.PlanId, null, period.Fee, opened.Program.Currency,
            period.Fee, 0, period.From, period.To, period.Units, 0, Reason, now);
        return opened.Decide(
            isAhead ? WithoutAhead(standing, period) : Ended(standing, now), payment, TakingBack(opened, period));
    }

    private static MembershipStanding WithoutAhead(MembershipStanding standing, PaidPeriod period)
    {
        var paid = standing.Paid;
        var since = Math.Max(0, paid.SinceAnchor - 1);
        return standing with
        {
            PaidUntil = period.From,
            EndsAt = standing.EndsAt > period.From ? period.From : standing.EndsAt,
            Paid = new PaidPeriods(
                paid.Number + 1, paid.Count - 1, since == 0 ? period.From : paid.Anchor, since,
                [.. paid.Open.Where(open => open != period)]),
        };
    }

    // Until now it was paid for, and stays so: what the member had of it meanwhile is not taken back.
    private static MembershipStanding Ended(MembershipStanding standing, Instant now)
    {
        var end = standing.EndsAt < now ? standing.EndsAt.Value : now;
        return standing with
        {
            PaidUntil = end,
            CancelledAt = standing.CancelledAt ?? now,
            EndsAt = end,
            Paid = PaidPeriods.From(end, standing.Paid.Number + 1),
        };
    }

    private static Func<Posting, long>? TakingBack(MembershipCase opened, PaidPeriod period)
    {
        if (period.Units == 0) return null;
        var version = opened.Versions.Version(period.Version) ?? opened.Program;
        var lot = version.LotOf(period.PaidAt);
        return posting => period.Units - posting.TakeBack(period.Units, lot, opened.Program.ClawbackMayGoNegative);
    }
}

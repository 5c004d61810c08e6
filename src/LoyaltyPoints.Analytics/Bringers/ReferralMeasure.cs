using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Referrals;

namespace LoyaltyPoints.Analytics.Bringers;

/// <summary>Which members bring others, what those buy, and what it costs.</summary>
public sealed class ReferralMeasure
{
    private readonly AnalyticsQuestion question;
    private readonly ReferralTerms terms;
    private readonly Dictionary<Guid, Brought> byReferred = [];
    private readonly Dictionary<Guid, Tally> byReferrer = [];
    private readonly Tally total = new();

    /// <param name="referrals">Those made before the end of the period.</param>
    public ReferralMeasure(AnalyticsQuestion question, ReferralTerms terms, IEnumerable<Referral> referrals)
    {
        (this.question, this.terms) = (question, terms);
        foreach (var referral in referrals) byReferred[referral.MemberId] = Brought.Of(referral, question);
    }

    /// <param name="member">With all purchases and returns in the period; who does not come does not count.</param>
    /// <exception cref="OverflowException">Sums leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        if (!byReferred.TryGetValue(member.MemberId, out var brought)) return;
        var (purchases, revenue) = (0, 0L);
        foreach (var fact in member.Facts)
        {
            if (!question.IsInPeriod(fact.At)) continue;
            if (fact.Kind == FactKind.Return) revenue = checked(revenue - fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            purchases++;
            revenue = checked(revenue + fact.Amount);
        }

        if (!byReferrer.TryGetValue(brought.ReferrerId, out var referrer))
            byReferrer.Add(brought.ReferrerId, referrer = new Tally());
        referrer.Add(brought, purchases, revenue);
        total.Add(brought, purchases, revenue);
    }

    /// <param name="limit">How many referrers at most.</param>
    /// <returns>Those who brought most revenue first, then by id; those of whom nothing is to be told are left out.
    /// </returns>
    /// <exception cref="OverflowException">Costs leave the range of a 64-bit number.</exception>
    public (ReferralFigures Total, IReadOnlyList<ReferrerRow> Referrers) Answer(int limit)
    {
        var best = new BestOf<(long Revenue, Guid Id), Tally>(
            limit, (a, b) => a.Revenue != b.Revenue ? b.Revenue.CompareTo(a.Revenue) : a.Id.CompareTo(b.Id));
        foreach (var (id, tally) in byReferrer)
            if (!tally.IsEmpty && best.Takes((tally.Revenue, id))) best.Add((tally.Revenue, id), tally);
        return (total.Figures(terms),
            [.. best.KeysInOrder().Select(key => new ReferrerRow(key.Id, byReferrer[key.Id].Figures(terms)))]);
    }

    private readonly record struct Brought(
        Guid ReferrerId, bool IsNew, bool IsQualified, bool IsRevoked, long ToReferrer, long ToReferred)
    {
        public static Brought Of(Referral referral, AnalyticsQuestion question)
        {
            var qualified = referral.Qualification is { } by && question.IsInPeriod(by.At);
            return new Brought(
                referral.ReferrerId, question.IsInPeriod(referral.CreatedAt), qualified,
                qualified && referral.Status is (ReferralStatus.Revoking or ReferralStatus.Revoked),
                qualified ? referral.ReferrerLots.Sum(lot => lot.Units) - referral.ReferrerTaken : 0,
                qualified ? referral.ReferredLots.Sum(lot => lot.Units) - referral.ReferredTaken : 0);
        }
    }

    private sealed class Tally
    {
        private long brought;
        private long qualified;
        private long revoked;
        private long buyers;
        private long purchases;
        private long toReferrer;
        private long toReferred;

        public long Revenue { get; private set; }

        public bool IsEmpty => brought == 0 && qualified == 0 && buyers == 0 && Revenue == 0;

        public void Add(in Brought one, int bought, long revenue)
        {
            if (one.IsNew) brought++;
            if (one.IsQualified) qualified++;
            if (one.IsRevoked) revoked++;
            if (bought > 0) buyers++;
            purchases += bought;
            Revenue = checked(Revenue + revenue);
            toReferrer = checked(toReferrer + one.ToReferrer);
            toReferred = checked(toReferred + one.ToReferred);
        }

        public ReferralFigures Figures(ReferralTerms terms)
        {
            long? cost = terms.UnitCost is { } each
                ? checked((long)Math.Round(each * checked(toReferrer + toReferred), MidpointRounding.ToEven)) : null;
            long? margin = terms.MarginShare is { } share
                ? (long)Math.Round(share * Revenue, MidpointRounding.ToEven) : null;
            return new ReferralFigures
            {
                Brought = brought,
                Qualified = qualified,
                Revoked = revoked,
                Buyers = buyers,
                Purchases = purchases,
                Revenue = Revenue,
                UnitsToReferrers = toReferrer,
                UnitsToReferred = toReferred,
                Cost = cost,
                RevenuePerCost = cost is { } spent ? Ratio.Of(Revenue, spent) : null,
                ReturnOnCost = cost is { } paid && margin is { } left ? Ratio.Of(left - paid, paid) : null,
            };
        }
    }
}

using LoyaltyPoints.Analytics.BestCustomers;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Analytics.Segments;

/// <summary>Reads the fields of a segment's condition from the facts of a member.</summary>
internal sealed class SegmentMeter(SegmentQuestion question, SegmentRanks ranks)
{
    /// <summary>The position of a number, see <see cref="NumberSet"/>; null where it is absent.</summary>
    public Func<SegmentFacts, long?> Number(SegmentField field)
    {
        var from = question.StartOf(field.Over);
        return field.Fact switch
        {
            SegmentFact.DaysSincePurchase => facts => Last(facts) is { } last
                ? NumberSet.PositionOf(question.DaysSince(last)) : null,
            SegmentFact.DaysKnown => facts => NumberSet.PositionOf(question.DaysSince(facts.Member.CreatedAt)),
            SegmentFact.Purchases => facts => NumberSet.PositionOf(Count(facts, FactKind.Purchase, from)),
            SegmentFact.Redemptions => facts => NumberSet.PositionOf(Count(facts, FactKind.Redemption, from)),
            SegmentFact.Activities => question.Words.Find(field.ActivityType!) is { } type
                ? facts => NumberSet.PositionOf(Count(facts, FactKind.Activity, from, type))
                : static _ => NumberSet.PositionOf(0),
            SegmentFact.Spend => facts => NumberSet.PositionOf(Spend(facts, from).Money),
            SegmentFact.AverageBasket => facts => Spend(facts, from) is { Purchases: > 0 } spent
                ? NumberSet.PositionOf(Fraction.Of(spent.Money, spent.Purchases)) : null,
            SegmentFact.PromotedShare => facts => Promoted(facts, from),
            SegmentFact.RfmRecency => Rank(from, static score => score.Recency),
            SegmentFact.RfmFrequency => Rank(from, static score => score.Frequency),
            SegmentFact.RfmMonetary => Rank(from, static score => score.Monetary),
            SegmentFact.RfmGroup => Rank(from, static score => score.Group),
            SegmentFact.Available or SegmentFact.DaysToExpiry => facts =>
                facts.Standings.TryGetValue(field.Name, out var value) ? NumberSet.PositionOf(value.Number) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field.Name, "Is no number."),
        };
    }

    /// <summary>A text; null where it is absent.</summary>
    public Func<SegmentFacts, string?> Text(SegmentField field)
    {
        var from = question.StartOf(field.Over);
        return field.Fact switch
        {
            SegmentFact.Store => facts => MostUsed(facts, from, static fact => fact.Place),
            SegmentFact.Channel => facts => MostUsed(facts, from, static fact => fact.Channel),
            _ => facts => facts.Standings.TryGetValue(field.Name, out var value) ? value.Text : null,
        };
    }

    private Func<SegmentFacts, long?> Rank(Instant from, Func<RfmScore, int> of) => facts =>
        ranks.Of(facts.Member, from) is { } score ? NumberSet.PositionOf(of(score)) : null;

    private static IEnumerable<MemberFact> Since(SegmentFacts facts, Instant from)
    {
        foreach (var fact in facts.Member.Facts)
            if (fact.At >= from) yield return fact;
    }

    private static Instant? Last(SegmentFacts facts)
    {
        Instant? last = null;
        foreach (var fact in Since(facts, Instant.Beginning))
            if (fact.Kind == FactKind.Purchase) last = fact.At;
        return last;
    }

    private static long Count(SegmentFacts facts, FactKind kind, Instant from, int? place = null)
    {
        var count = 0L;
        foreach (var fact in Since(facts, from))
            if (fact.Kind == kind && (place is null || fact.Place == place)) count++;
        return count;
    }

    private static (long Money, long Purchases) Spend(SegmentFacts facts, Instant from)
    {
        var (money, purchases) = (0L, 0L);
        foreach (var fact in Since(facts, from))
        {
            if (fact.Kind == FactKind.Return) money = checked(money - fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            money = checked(money + fact.Amount);
            purchases++;
        }

        return (money, purchases);
    }

    private static long? Promoted(SegmentFacts facts, Instant from)
    {
        var (promoted, purchases) = (0L, 0L);
        foreach (var fact in Since(facts, from))
        {
            if (fact.Kind != FactKind.Purchase) continue;
            purchases++;
            if (fact.IsPromoted) promoted++;
        }

        return purchases == 0 ? null : NumberSet.PositionOf(Fraction.Of(promoted * 100, purchases));
    }

    private string? MostUsed(SegmentFacts facts, Instant from, Func<MemberFact, int> word)
    {
        var counts = new Dictionary<int, int>();
        var (most, times) = (0, 0);
        foreach (var fact in Since(facts, from))
        {
            if (fact.Kind != FactKind.Purchase || word(fact) is not (not 0 and var used)) continue;
            var count = counts[used] = counts.GetValueOrDefault(used) + 1;
            // Facts come in the order of time, so of equals the one that was reached last is the latest.
            if (count >= times) (most, times) = (used, count);
        }

        return question.Words[most];
    }
}

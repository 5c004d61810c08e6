using System.Text.Json;
using LoyaltyPoints.Api.Features.Standings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Profiles;
using LoyaltyPoints.Storage.Profiles;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>Tells what lately happened to a member, in one order.</summary>
internal static class ProfileTimeline
{
    private const int Most = 20;

    public static IReadOnlyList<TimelineItem> Of(
        Guid memberId, RecentPast past, IReadOnlyList<StandingAnswer> standings, IReadOnlyList<MemberFact> facts,
        FactWords words) =>
    [
        .. past.Purchases.Select(purchase => Purchase(memberId, purchase)).Concat(Movements(past.Entries))
            .Concat(standings.SelectMany(TierChanges)).Concat(facts.TakeLast(Most).SelectMany(
                fact => Fact(fact, words)))
            .OrderByDescending(static item => item.At).Take(Most),
    ];

    private static TimelineItem Purchase(Guid memberId, RecentPurchase purchase) => new(
        purchase.Order.OccurredAt, "purchase",
        new MemberOwnedId(purchase.Id, memberId).Format(Core.PublicId.Purchase), null, null,
        purchase.Order.Total, purchase.Order.Currency, purchase.Order.Store);

    // What a purchase earned is told with it; that units matured is no news.
    private static IEnumerable<TimelineItem> Movements(IReadOnlyList<LedgerEntry> entries) =>
        entries.Where(static entry => entry.Kind is not (EntryKind.Accrual or EntryKind.Maturity))
            .GroupBy(static entry => (entry.Kind, entry.ReferenceId, entry.ProgramId, entry.RecordedAt))
            .Select(static group => new TimelineItem(
                group.Key.RecordedAt, JsonNamingPolicy.CamelCase.ConvertName(group.Key.Kind.ToString()), null,
                group.Key.ProgramId, group.Sum(static entry => entry.Units), null, null, null));

    private static IEnumerable<TimelineItem> TierChanges(StandingAnswer standing) =>
        (standing.TierChanges ?? []).Select(change => new TimelineItem(
            change.At, "tierChange", null, standing.ProgramId, null, null, null, $"{change.From} to {change.To}"));

    private static IEnumerable<TimelineItem> Fact(MemberFact fact, FactWords words)
    {
        if (fact.Kind == FactKind.Activity)
            yield return new TimelineItem(fact.At, "activity", null, null, null, null, null, words[fact.Place]);
        if (fact.Kind == FactKind.Feedback)
        {
            yield return new TimelineItem(
                fact.At, "feedback", null, null, null, null, null, new LastFeedback((int)fact.Amount, fact.At).Word);
        }
    }
}

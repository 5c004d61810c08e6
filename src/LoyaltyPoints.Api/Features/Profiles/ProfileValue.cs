using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Api.Features.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>What analytics has of one member, and what the kept model makes of it.</summary>
/// <param name="Facts">By when they occurred, purchases in the tenant's currency only.</param>
/// <param name="Value">Null where the tenant has no currency yet.</param>
/// <param name="ProbabilityAlive">Null where no model was learned, or the member has not bought.</param>
internal sealed record ProfileValue(
    IReadOnlyList<MemberFact> Facts, FactWords Words, ValueAnswer? Value, double? ProbabilityAlive, Instant? ModelAsOf)
{
    private static readonly LifetimeHorizon Horizon = new();

    public static ProfileValue Find(Session session, DecisionContext context, LocalCalendar calendar)
    {
        var (tenantId, now) = (context.Member.TenantId, context.Now);
        var words = FactReader.Words(session, tenantId);
        var currency = context.Catalog.Analytics.Currency
            ?? context.Catalog.Programs.FirstOrDefault()?.Newest.Definition.Currency;
        if (currency is null) return new ProfileValue([], words, null, null, null);
        var filter = new FactFilter { AsOf = now, Currency = currency };
        var facts = FactReader.Find(session, tenantId, words, filter, context.Member.MemberId)?.Facts ?? [];
        if (BuyerHistory.Of(facts, calendar, now) is not { } history)
            return new ProfileValue(facts, words, new ValueAnswer(currency, 0, null, null), null, null);
        if (LifetimeModels.Kept(session, tenantId, currency)?.Model() is not { } model)
            return new ProfileValue(facts, words, new ValueAnswer(currency, history.Value, null, null), null, null);
        var expected = new LifetimeForecast(model, Horizon).Of(history);
        return new ProfileValue(
            facts, words,
            new ValueAnswer(currency, history.Value, expected.Purchases, Money.Of(expected.Value)),
            expected.ProbabilityAlive, model.AsOf);
    }
}

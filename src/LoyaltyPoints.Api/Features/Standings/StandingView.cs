using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Api.Features.Standings;

/// <summary>Shows where an account stands, worked out as of the context's instant.</summary>
internal static class StandingView
{
    public static StandingAnswer Of(
        Account account, CompiledProgram program, DecisionContext context, IReadOnlyList<TierChange> changes)
    {
        var lots = context.Open(account, Guid.Empty).Lots;
        var lapsesAt = account.Standing.LapsesAt;
        return new StandingAnswer(
            account.ProgramId, program.Definition.TypeName,
            AccountTier.At(account, program, context) is { } tier ? TierOf(tier) : null,
            account.Standing.Membership is { } membership && program.Membership is { } terms
                ? MembershipOf(account, membership, terms, context.Now) : null,
            program.Definition.Card is { } card ? CardOf(card, lots) : null,
            lapsesAt == Instant.Never ? null : lapsesAt,
            program.Ladder is null ? null : [.. changes.Select(change => new TierChangeAnswer(
                change.At, change.From ?? GivenFacts.Nothing, change.To ?? GivenFacts.Nothing, change.Reason))]);
    }

    private static TierStandingAnswer TierOf(TierView view) => new(
        view.Current?.Id ?? GivenFacts.Nothing, view.Current?.Name, view.Since, view.HeldUntil, view.GraceUntil,
        new CountedAnswer(
            view.Counted.Spend, view.Counted.Units, view.Counted.Visits, view.Counted.Balance, view.From,
            view.To == Instant.Never ? null : view.To),
        view.Next is { } next ? new NextTierAnswer(next.Level.Id, next.Level.Name, Missing(next.Missing)) : null,
        view.ToKeep is { } keep ? Missing(keep) : null,
        view.Current is { } level ? BenefitsAnswer.Of(level.Benefits) : null);

    private static IReadOnlyList<IReadOnlyList<MissingAnswer>> Missing(IReadOnlyList<TierAlternative> alternatives) =>
    [
        .. alternatives.Select(alternative => alternative.Parts.Select(part =>
            new MissingAnswer(ProgramWords.Of(part.Metric), part.Missing)).ToList()),
    ];

    private static MembershipStandingAnswer MembershipOf(
        Account account, MembershipStanding membership, MembershipTerms terms, Instant now) => new(
        new MemberOwnedId(membership.MembershipId, account.MemberId), terms.StatusAt(membership, now).Word(),
        membership.PlanId, membership.StartedAt, membership.PaidUntil == Instant.Never ? null : membership.PaidUntil,
        membership.EndsAt,
        terms.PlanInForce(membership, now) is { } plan ? BenefitsAnswer.Of(plan.Benefits) : null);

    private static CardAnswer CardOf(CardDefinition card, IReadOnlyList<Lot> lots)
    {
        var stamps = Math.Max(0, lots.Sum(lot => lot.Available));
        var begun = lots.Count == 0 ? Instant.Never : lots[^1].Key.ExpiresAt;
        return new CardAnswer(
            stamps % card.Stamps, card.Stamps, stamps / card.Stamps, card.Reward,
            stamps % card.Stamps == 0 || begun == Instant.Never ? null : begun);
    }
}

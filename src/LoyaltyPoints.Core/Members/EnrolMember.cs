using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Members;

/// <summary>
/// The command that opens an account: with the stamps a card begins with, and what the program gives for enrolling.
/// Pure.
/// </summary>
public sealed record EnrolMember(Guid ProgramId, Instant EnrolledAt)
{
    /// <summary>What the new, empty account begins with, by the rules in effect at the enrolment.</summary>
    /// <returns>Null where that is nothing.</returns>
    public AccountChange? Decide(Guid activityId, DecisionContext context)
    {
        var account = context.Member.Account(ProgramId)!;
        if (context.Catalog.Find(ProgramId)?.At(EnrolledAt) is not { } program) return null;
        var posting = context.Open(account, activityId);
        posting.LiveOn(program.LapseOf(EnrolledAt));
        if (program.Definition.Card is { HeadStart: > 0 } card)
            posting.Give(card.HeadStart, program.NewCardLot(EnrolledAt));
        var activity = new Activity(Activity.Enrolled, EnrolledAt, new Dictionary<string, GivenValue>());
        if (program.EarnsFor(activity.Type))
        {
            var own = program.CountsDays ? new StandingUpdate(account, program, new DayBook(), EnrolledAt) : null;
            var facts = new FactTeller(context.Member, context.Catalog, EnrolledAt, context.Now)
                .Tell(program.GivenNamesFor(activity.Type), account, program, own);
            var earned = program.EarnFor(activity, CapUsage.None, facts);
            foreach (var (lot, units) in GrantPlan.For(program, earned, EnrolledAt, posting.Lots))
                posting.Give(units, lot);
        }

        var change = AccountChange.Of(posting);
        if (program.Ladder is null)
            return change.Entries.Count > 0 || change.After != account || program.HasOccasions ? change : null;
        var standing = new StandingUpdate(change.After, program, new DayBook(), EnrolledAt);
        var (after, _, moves) = standing.Finish(change.After, context.Now);
        return change with { After = after, TierChanges = moves };
    }
}

using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Members;

/// <summary>
/// The command that opens an account: with the stamps a card begins with, and what the program gives for enrolling.
/// Pure.
/// </summary>
public sealed record EnrolMember(Guid ProgramId, Instant EnrolledAt)
{
    /// <summary>The new account with what it begins with. By the rules in effect at the enrolment.</summary>
    public AccountChange Decide(Guid activityId, DecisionContext context)
    {
        var account = new Account
        {
            TenantId = context.Member.TenantId,
            MemberId = context.Member.MemberId,
            ProgramId = ProgramId,
            EnrolledAt = EnrolledAt,
        };
        if (context.Catalog.Find(ProgramId)?.At(EnrolledAt) is not { } program) return new(account, [], []);
        var posting = context.Open(account, activityId);
        posting.LiveOn(program.LapseOf(EnrolledAt));
        if (program.Definition.Card is { HeadStart: > 0 } card)
            posting.GiveBonus(card.HeadStart, program.NewCardLot(EnrolledAt));
        var activity = new Activity(Activity.Enrolled, EnrolledAt, new Dictionary<string, GivenValue>());
        if (program.EarnsFor(activity.Type))
        {
            var facts = new FactTeller(context.Member, context.Catalog, EnrolledAt, context.Now)
                .Tell(program.GivenNamesFor(activity.Type), account, program, null);
            var earned = program.EarnFor(activity, CapUsage.None, facts);
            if (earned.Units > 0) posting.GiveBonus(earned.Units, program.LotOf(EnrolledAt));
        }

        return AccountChange.Of(posting);
    }
}

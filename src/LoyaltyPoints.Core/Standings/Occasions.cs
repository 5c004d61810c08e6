using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Standings;

/// <summary>What a date has brought to one account: a birthday, an anniversary of the enrolment.</summary>
/// <param name="Id">Of the activity that stands for it.</param>
/// <param name="Earned">Units, 1 or more.</param>
/// <param name="Lots">Where they go.</param>
public sealed record Occasion(
    Guid Id, Activity Activity, EarningResult Earned, IReadOnlyList<(LotKey Lot, long Units)> Lots, int ProgramVersion)
{
    /// <summary>When the first of the units expire; null where they never do.</summary>
    public Instant? ExpiresAt => GrantPlan.ExpiryOf(Lots);
}

/// <summary>
/// Brings members what dates bring, once. What a date brings rests on the standing and the balances of then, in all
/// programs, so a member goes from one date to the next in all of them together: in one go, or in many, makes no
/// difference.
/// </summary>
public static class Occasions
{
    /// <summary>
    /// Takes the member of a context through every date that has come since an account was last written to; to be done
    /// before anything is decided about the member or told of it.
    /// </summary>
    /// <returns>What is to be written down. The member's state has taken it in already.</returns>
    public static IReadOnlyList<AccountChange> Bring(DecisionContext context)
    {
        var changes = new List<AccountChange>();
        while (NextDate(context) is var date && date <= context.Now)
        {
            var then = context with { Now = date };
            foreach (var account in context.Member.Accounts.ToList())
            {
                if (DateOf(account, context) != date) continue;
                foreach (var type in TypesAt(account, date, context)) changes.Add(Apply(account.ProgramId, type, then));
            }
        }

        return changes;
    }

    /// <summary>The next such date after an instant; never where there is none.</summary>
    public static Instant Next(Account account, DateOnly? birthday, CompiledProgram program, Instant after)
    {
        if (!program.HasOccasions) return Instant.Never;
        var (birth, anniversary) = (Birthday(birthday, program, after), Anniversary(account, program, after));
        return birth < anniversary ? birth : anniversary;
    }

    private static AccountChange Apply(Guid programId, string type, DecisionContext then)
    {
        var account = then.Member.Account(programId)!;
        var change = AccountChange.Of(then.Open(account, Guid.Empty, Of(account, type, then)));
        // Also where it brings nothing it has come, and is not asked again by a standing that came later.
        var after = change.After with { Standing = change.After.Standing with { OccasionsTo = then.Now } };
        change = (change with { After = after }).Complete(then);
        then.Member.Apply(change);
        return change;
    }

    // By the rules of that day: an earlier version may have given something else, or nothing.
    private static Occasion? Of(Account account, string type, DecisionContext then)
    {
        if (then.Program(account.ProgramId) is not { HasOccasions: true } program) return null;
        var activity = new Activity(type, then.Now, new Dictionary<string, GivenValue>());
        var own = program.CountsDays ? StandingUpdate.Of(account, program, then, then.Now) : null;
        var facts = new FactTeller(then.Member, then.Catalog, then.Now, then.Now)
            .Tell(program.GivenNamesFor(type), account, program, own);
        var earned = program.EarnFor(activity, CapUsage.None, facts);
        if (earned.Units == 0) return null;
        var lots = GrantPlan.For(program, earned, then.Now, account.LotsAt(then.Now).Lots);
        return new Occasion(then.Ids.Next(), activity, earned, lots, program.Version);
    }

    private static Instant NextDate(DecisionContext context)
    {
        var next = Instant.Never;
        foreach (var account in context.Member.Accounts)
            if (DateOf(account, context) is var date && date < next) next = date;
        return next;
    }

    private static Instant DateOf(Account account, DecisionContext context)
    {
        var since = account.Standing.OccasionsTo;
        // Where there were none so far, they are not made up for. An account is due at such a date, or before.
        if (since == Instant.Beginning || account.DueAt > context.Now) return Instant.Never;
        return context.Program(account.ProgramId) is { } program
            ? Next(account, context.Member.Birthday, program, since) : Instant.Never;
    }

    private static IEnumerable<string> TypesAt(Account account, Instant date, DecisionContext context)
    {
        var (program, since) = (context.Program(account.ProgramId)!, account.Standing.OccasionsTo);
        if (Birthday(context.Member.Birthday, program, since) == date) yield return Activity.Birthday;
        if (Anniversary(account, program, since) == date) yield return Activity.Anniversary;
    }

    private static Instant Birthday(DateOnly? birthday, CompiledProgram program, Instant after) =>
        birthday is { } date ? program.StartOf(BirthdayCalendar.Next(date, program.DayOf(after))) : Instant.Never;

    private static Instant Anniversary(Account account, CompiledProgram program, Instant after)
    {
        var enrolled = program.DayOf(account.EnrolledAt);
        var day = BirthdayCalendar.Next(enrolled, program.DayOf(after));
        return program.StartOf(day == enrolled ? BirthdayCalendar.Next(enrolled, enrolled) : day);
    }
}

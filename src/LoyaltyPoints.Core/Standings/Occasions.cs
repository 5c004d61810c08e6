using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Standings;

/// <summary>What a date has brought to one account: a birthday, an anniversary of the enrolment.</summary>
/// <param name="Id">Of the activity that stands for it.</param>
/// <param name="Lot">Where the units go, 1 or more.</param>
public sealed record Occasion(Guid Id, Activity Activity, EarningResult Earned, LotKey Lot, int ProgramVersion);

/// <summary>
/// Finds the dates that bring something. They bring what the standing of then gives, once.
/// </summary>
public static class Occasions
{
    /// <summary>Those after the account's latest up to an instant, in their order.</summary>
    public static IReadOnlyList<Occasion> Due(
        Account account, MemberState member, ProgramCatalog catalog, Instant asOf, IdIssuer ids)
    {
        var versions = catalog.Find(account.ProgramId);
        if (versions?.At(asOf) is not { HasOccasions: true } current) return [];
        var due = new List<Occasion>();
        foreach (var (at, type) in Dates(account, member.Birthday, current, asOf))
        {
            // By the rules of that day: an earlier version may have given something else, or nothing.
            if (versions.At(at) is not { HasOccasions: true } program) continue;
            var activity = new Activity(type, at, new Dictionary<string, GivenValue>());
            var own = program.CountsDays
                ? new StandingUpdate(account, program, member.Days(account.ProgramId), at) : null;
            var facts = new FactTeller(member, catalog, at, at)
                .Tell(program.GivenNamesFor(type), account, program, own);
            var earned = program.EarnFor(activity, CapUsage.None, facts);
            if (earned.Units > 0)
                due.Add(new Occasion(ids.Next(), activity, earned, program.LotOf(at), program.Version));
        }

        return due;
    }

    /// <summary>The next such date after an instant; never where there is none.</summary>
    public static Instant Next(Account account, DateOnly? birthday, CompiledProgram program, Instant after)
    {
        if (!program.HasOccasions) return Instant.Never;
        var next = Anniversary(account, program, after);
        if (birthday is { } date)
        {
            var day = program.StartOf(BirthdayCalendar.Next(date, program.DayOf(after)));
            if (day < next) next = day;
        }

        return next;
    }

    private static Instant Anniversary(Account account, CompiledProgram program, Instant after)
    {
        var enrolled = program.DayOf(account.EnrolledAt);
        var day = BirthdayCalendar.Next(enrolled, program.DayOf(after));
        return program.StartOf(day == enrolled ? BirthdayCalendar.Next(enrolled, enrolled) : day);
    }

    private static IEnumerable<(Instant At, string Type)> Dates(
        Account account, DateOnly? birthday, CompiledProgram program, Instant asOf)
    {
        var from = account.Standing.OccasionsTo;
        if (from == Instant.Beginning) yield break;
        for (var after = from; ;)
        {
            var anniversary = Anniversary(account, program, after);
            var birth = birthday is { } date
                ? program.StartOf(BirthdayCalendar.Next(date, program.DayOf(after))) : Instant.Never;
            after = birth < anniversary ? birth : anniversary;
            if (after > asOf) yield break;
            if (birth == after) yield return (after, Activity.Birthday);
            if (anniversary == after) yield return (after, Activity.Anniversary);
        }
    }
}

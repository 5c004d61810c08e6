using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Members;

/// <summary>One account after a decision, and what to append and to store for it.</summary>
/// <param name="After">The account as it then is.</param>
/// <param name="Entries">New ledger entries, oldest first.</param>
/// <param name="CapUsage">Counters with their new values, in millionths of a unit.</param>
public sealed record AccountChange(
    Account After,
    IReadOnlyList<LedgerEntry> Entries,
    IReadOnlyList<KeyValuePair<CapKey, long>> CapUsage)
{
    /// <summary>Days with their new totals.</summary>
    public IReadOnlyList<KeyValuePair<DateOnly, Totals>> Days { get; init; } = [];

    /// <summary>Moves from tier to tier to be written down, oldest first.</summary>
    public IReadOnlyList<TierChange> TierChanges { get; init; } = [];

    /// <summary>What dates have brought, to be recorded as the activities they are.</summary>
    public IReadOnlyList<Occasion> Occasions { get; init; } = [];

    /// <summary>What changes of the totals of campaigns, which all members share.</summary>
    public IReadOnlyList<CampaignUse> Campaigns { get; init; } = [];

    /// <summary>What a posting did.</summary>
    public static AccountChange Of(Posting posting) =>
        new(posting.After(), posting.Entries, []) { Occasions = posting.Occasions };

    /// <summary>
    /// The change with what follows from any change: tiers that rest on the balance, and when the account is due next.
    /// </summary>
    public AccountChange Complete(DecisionContext context)
    {
        var after = After;
        if (after.Standing is { MergedInto: not null } or { IsErased: true })
            return this with { After = after with { DueAt = Instant.Never } };
        if (context.Program(after.ProgramId) is not { } program)
            return this with { After = after with { DueAt = LotBook.NextChangeOf(after) } };
        // Whatever changed the account was opened as of now, and dates until then have brought theirs, or nothing: they
        // are not asked again by a standing that came later.
        if (program.HasOccasions && after.Standing.OccasionsTo < context.Now)
            after = after with { Standing = after.Standing with { OccasionsTo = context.Now } };
        var (days, changes) = (Days, TierChanges);
        var book = program.CountsDays || program.Ladder is not null ? DaysAfter(context) : null;
        if (program.Ladder is { RestsOnBalance: true })
        {
            (after, var moves) = OnBalance(after, program, book!, context);
            changes = [.. changes, .. moves];
        }

        return this with
        {
            After = after with { DueAt = DueAt(after, program, book, context) }, Days = days, TierChanges = changes,
        };
    }

    // Time goes on first, by the units as they were: once they are settled, nobody can tell when they came and went. So
    // a sweep moves such a tier's standing as well; but only more or fewer units than time alone leaves are a reach.
    private static (Account After, IReadOnlyList<TierChange> Moves) OnBalance(
        Account after, CompiledProgram program, DayBook book, DecisionContext context)
    {
        var before = context.Member.Account(after.ProgramId) ?? after;
        var then = after.Standing with { LapsesAt = before.Standing.LapsesAt };
        var update = new StandingUpdate(before with { Standing = then }, program, book, context.Now);
        if (before.BalanceAt(context.Now).Available != after.BalanceAt(context.Now).Available) update.Rise(after);
        var (account, _, moves) = update.Finish(after, context.RecordedAt);
        return (account, moves);
    }

    private static Instant DueAt(Account after, CompiledProgram program, DayBook? days, DecisionContext context)
    {
        var due = LotBook.NextChangeOf(after);
        var occasion = Standings.Occasions.Next(
            after, context.Member.Birthday, program, after.Standing.OccasionsTo);
        if (occasion < due) due = occasion;
        if (program.Ladder is not { } ladder) return due;
        // The account is older than the tiers: the next sweep finds its first one.
        if (after.Standing.Tier is not { } tier) return context.Now < due ? context.Now : due;
        var tierChange = ladder.NextChange(
            tier, TierInputsOf.Account(after, days!, after.Standing.Lifetime),
            Instant.Max(after.Standing.At, after.Standing.WrittenTo));
        return tierChange < due ? tierChange : due;
    }

    private DayBook DaysAfter(DecisionContext context)
    {
        var book = context.Member.Days(After.ProgramId);
        foreach (var (day, totals) in Days) book = book.With(day, totals);
        return book;
    }
}

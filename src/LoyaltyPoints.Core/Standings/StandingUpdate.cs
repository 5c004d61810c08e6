using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings.Tiers;

namespace LoyaltyPoints.Core.Standings;

/// <summary>
/// One account's standing while a decision takes something in: time goes on first, then what happened is counted, and
/// what follows from it. Nothing happens to the account and the days it starts from.
/// </summary>
internal sealed class StandingUpdate
{
    private readonly Account before;
    private readonly CompiledProgram program;
    private readonly List<TierChange> byTime = [];
    private readonly List<TierChange> byThis = [];
    private readonly Dictionary<DateOnly, Totals> changed = [];
    private DayBook days;
    private Standing standing;

    /// <param name="at">When it happened. What comes in late is taken in where the standing already is.</param>
    public StandingUpdate(Account account, CompiledProgram program, DayBook days, Instant at)
    {
        (before, this.program, this.days, standing) = (account, program, days, account.Standing);
        At = Instant.Max(at, standing.At);
        if (program.Ladder is not { } ladder) return;
        var inputs = Inputs(account);
        var tier = standing.Tier ?? ladder.Start(inputs, account.EnrolledAt, byTime);
        standing = standing with { Tier = ladder.Advance(tier, inputs, At, byTime) };
    }

    /// <summary>
    /// For a decision. A tier that rests on the balance goes on to now, whenever it happened: the balance is that of
    /// now, and once it is written down nobody can tell what it was in between.
    /// </summary>
    public static StandingUpdate Of(
        Account account, CompiledProgram program, DecisionContext context, Instant at) => new(
        account, program, context.Member.Days(account.ProgramId),
        program.Ladder is { RestsOnBalance: true } ? Instant.Max(at, context.Now) : at);

    public Instant At { get; }

    /// <summary>Null: none.</summary>
    public string? TierId => standing.Tier?.Id;

    /// <summary>Counted so far over a window, as seen from a local day.</summary>
    public Totals Counted(DateOnly from, DateOnly to) =>
        from == DateOnly.MinValue ? standing.Lifetime : days.Between(from, to);

    /// <summary>Takes in what a purchase or return changes of what is counted on a local day.</summary>
    public void Count(DateOnly day, Totals change)
    {
        changed[day] = days[day] + change;
        days = days.With(day, changed[day]);
        standing = standing with { Lifetime = standing.Lifetime + change };
    }

    /// <summary>To be called once a purchase is counted.</summary>
    public void Rise(Account after) => Judge(after, static (ladder, tier, inputs, at, changes) =>
        ladder.Reconsider(tier, inputs, at, changes));

    /// <summary>To be called once a return is counted.</summary>
    public void Recheck(Account after) => Judge(after, static (ladder, tier, inputs, at, changes) =>
        ladder.AfterReturn(tier, inputs, at, changes));

    /// <summary>Takes over the tier of another record of the same person, where that is the better one.</summary>
    /// <param name="other">At the same instant, by the same program.</param>
    public void TakeBetterTier(StandingUpdate other)
    {
        if (program.Ladder is not { } ladder || !ladder.IsBetter(other.standing.Tier!, standing.Tier!)) return;
        if (TierId != other.TierId)
            byThis.Add(new TierChange(At, TierId, other.TierId, TierChangeReason.Merged));
        standing = standing with { Tier = other.standing.Tier };
    }

    /// <summary>The account with its standing, and what is to be written down.</summary>
    public AccountChangeParts Finish(Account after, Instant now)
    {
        standing = standing with
        {
            At = At, LapsesAt = after.Standing.LapsesAt, OccasionsTo = after.Standing.OccasionsTo,
        };
        var written = Written(after, now);
        return new(after with { Standing = standing }, [.. changed], written);
    }

    private void Judge(
        Account after,
        Func<TierLadder, TierStanding, TierInputs, Instant, ICollection<TierChange>, TierStanding> judge)
    {
        if (program.Ladder is { } ladder)
            standing = standing with { Tier = judge(ladder, standing.Tier!, Inputs(after), At, byThis) };
    }

    // A sweep may have written down what time alone changed, further than this has come. Then only what turns out
    // otherwise is written, as a correction.
    private List<TierChange> Written(Account after, Instant now)
    {
        if (program.Ladder is not { } ladder) return [];
        if (At >= standing.WrittenTo)
        {
            List<TierChange> written = [.. byTime.Where(change => change.At > standing.WrittenTo), .. byThis];
            standing = standing with { WrittenTo = At, WrittenTier = TierId };
            return written;
        }

        var then = ladder.Advance(standing.Tier!, Inputs(after), standing.WrittenTo, []).Id;
        if (then == standing.WrittenTier) return [];
        var correction = new TierChange(now, standing.WrittenTier, then, TierChangeReason.Corrected);
        standing = standing with { WrittenTier = then };
        return [correction];
    }

    private TierInputs Inputs(Account account) => TierInputsOf.Account(account, days, standing.Lifetime);
}

/// <summary>An account after a standing was brought up to date, and what is to be written down beside it.</summary>
internal readonly record struct AccountChangeParts(
    Account After, IReadOnlyList<KeyValuePair<DateOnly, Totals>> Days, IReadOnlyList<TierChange> TierChanges);

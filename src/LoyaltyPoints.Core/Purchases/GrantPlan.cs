using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>Which lots the units of one purchase go to.</summary>
internal static class GrantPlan
{
    /// <summary>As the program has it: by cards where they expire as a whole, else by the rules' terms.</summary>
    /// <param name="lots">Of the account, in the order of consumption.</param>
    public static List<(LotKey Lot, long Units)> For(
        CompiledProgram program, EarningResult earned, Instant earnedAt, IReadOnlyList<Lot> lots) =>
        program.Definition.Card is { ExpiresAfter: not null }
            ? OfCard(program, earned.Units, earnedAt, lots) : Of(program, earned, earnedAt);

    /// <summary>When the first of them expire; null where none do.</summary>
    public static Instant? ExpiryOf(IEnumerable<(LotKey Lot, long Units)> plan)
    {
        var first = plan.Select(part => part.Lot.ExpiresAt).DefaultIfEmpty(Instant.Never).Min();
        return first == Instant.Never ? null : first;
    }

    /// <summary>Units of rules with terms of their own, then the rest; only lots that get something.</summary>
    public static List<(LotKey Lot, long Units)> Of(CompiledProgram program, EarningResult earned, Instant earnedAt)
    {
        var plan = new List<(LotKey Lot, long Units)>(1);
        var rest = earned.Units;
        foreach (var share in earned.Shares)
        {
            Add(plan, program.LotOf(earnedAt, share.Terms), share.Units);
            rest -= share.Units;
        }

        if (rest > 0) Add(plan, program.LotOf(earnedAt), rest);
        return plan;
    }

    /// <summary>
    /// Stamps fill the card that is begun before they begin another; all stamps of a card share its expiry.
    /// </summary>
    /// <param name="lots">Of the account, in the order of consumption.</param>
    public static List<(LotKey Lot, long Units)> OfCard(
        CompiledProgram program, long stamps, Instant earnedAt, IReadOnlyList<Lot> lots)
    {
        var card = program.Definition.Card!;
        var held = lots.Sum(static lot => lot.Available + lot.Pending);
        var begun = held > 0 ? held % card.Stamps : 0;
        var plan = new List<(LotKey Lot, long Units)>(2);
        var filling = begun == 0 ? 0 : Math.Min(stamps, card.Stamps - begun);
        // The card begun last is the one that expires last.
        if (filling > 0) Add(plan, lots[^1].Key, filling);
        if (stamps > filling) Add(plan, program.NewCardLot(earnedAt), stamps - filling);
        return plan;
    }

    /// <summary>
    /// How much of each part of a purchase is kept when fewer units remain: the last earned go first.
    /// </summary>
    public static List<(LotKey Lot, long Units)> Kept(IReadOnlyList<(LotKey Lot, long Units)> parts, long units)
    {
        var kept = new List<(LotKey Lot, long Units)>(parts.Count);
        for (var at = 0; at < parts.Count && units > 0; at++)
        {
            // A return can also leave more than was earned before; that goes where the last units went.
            var part = at == parts.Count - 1 ? units : Math.Min(units, parts[at].Units);
            Add(kept, parts[at].Lot, part);
            units -= part;
        }

        return kept;
    }

    private static void Add(List<(LotKey Lot, long Units)> plan, LotKey lot, long units)
    {
        var at = plan.FindIndex(part => part.Lot == lot);
        if (at < 0) plan.Add((lot, units));
        else plan[at] = (lot, checked(plan[at].Units + units));
    }
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Standings;

/// <summary>
/// Writes down how time alone has moved a tier. The standing itself stays where the latest purchase left it, so that
/// what comes in late is judged alike whether or not this has run.
/// </summary>
internal static class StandingSweep
{
    public static (Account After, IReadOnlyList<TierChange> Moves) WriteDown(
        Account account, CompiledProgram program, DayBook days, Instant now)
    {
        var (ladder, standing) = (program.Ladder!, account.Standing);
        var inputs = TierInputsOf.Account(account, days, standing.Lifetime);
        var moves = new List<TierChange>();
        var tier = standing.Tier ?? ladder.Start(inputs, account.EnrolledAt, moves);
        var id = now > standing.At ? ladder.Advance(tier, inputs, now, moves).Id : tier.Id;
        moves.RemoveAll(move => move.At <= standing.WrittenTo);
        if (id != (moves.Count > 0 ? moves[^1].To : standing.WrittenTier))
            moves = [new TierChange(now, standing.WrittenTier, id, TierChangeReason.Corrected)];
        return (
            account with
            {
                Standing = standing with
                {
                    Tier = tier, WrittenTier = id, WrittenTo = Instant.Max(now, standing.WrittenTo),
                },
            },
            moves);
    }
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>
/// The command that gives captured units back to the lots they came from; those that have expired since expire again
/// at once, unless the program extends them. Pure.
/// </summary>
/// <param name="Units">Null: all that has not come back yet.</param>
public sealed record ReverseRedemption(long? Units)
{
    /// <returns>
    /// Refused with <c>redemption_not_captured</c>, with <c>already_reversed</c> where less is left than asked for, or
    /// with <c>amount_overflow</c> where the balance has no room for what would come back.
    /// </returns>
    public Decision<Redemption> Decide(Guid reversalId, Redemption redemption, DecisionContext context)
    {
        if (redemption.State != RedemptionState.Captured)
        {
            return new Refusal(
                "redemption_not_captured",
                $"The redemption is {redemption.StatusAt(context.Now)}: nothing was spent that could come back.");
        }

        var left = redemption.KeptUnits;
        var units = Units ?? left;
        if (left == 0 || units > left)
            return new Refusal("already_reversed", $"Of {redemption.CapturedUnits} units {left} can be reversed.");
        var posting = context.Open(context.Member.Account(redemption.ProgramId)!, reversalId);
        try
        {
            posting.Restore(redemption.Reversible(units).Select(part => Extended(part, redemption, context)));
            _ = posting.Balance;
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }

        return Decision<Redemption>.Of(
            redemption with { ReversedUnits = redemption.ReversedUnits + units },
            AccountChange.Of(posting));
    }

    private static Allocation Extended(Allocation part, Redemption redemption, DecisionContext context) =>
        part.Lot.ExpiresAt <= context.Now
            && context.Program(redemption.ProgramId)?.LotOfExtended(context.Now) is { } lot
            ? part with { Lot = lot } : part;
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>
/// The command that ends a reservation, once: spends what was set aside, or part of it, or gives all of it back. Of a
/// capture, a void and the lapse exactly one comes first, and the others are told which. Pure.
/// </summary>
/// <param name="State">To be captured or voided.</param>
/// <param name="Units">Of a capture; null: all that was set aside. The rest goes back to its lots.</param>
public sealed record EndReservation(RedemptionState State, long? Units = null)
{
    /// <returns>
    /// The redemption as it is, and nothing changed, where it has ended in the same way before. Refused with
    /// <c>redemption_captured</c>, <c>redemption_voided</c> or <c>redemption_lapsed</c> by how it has ended else, or
    /// with <c>exceeds_reservation</c> or <c>not_divisible</c>.
    /// </returns>
    public Decision<Redemption> Decide(Redemption redemption, DecisionContext context)
    {
        var units = State == RedemptionState.Voided ? 0 : Units ?? redemption.Units;
        if (redemption.State != RedemptionState.Reserved) return Again(redemption, units);
        var posting = context.Open(context.Member.Account(redemption.ProgramId)!, redemption.Id);
        // The account says whether it has lapsed: an instance whose clock is ahead may have given the units back.
        if (context.Now >= redemption.LapsesAt || posting.HoldOf(redemption.Id) is not { } hold)
            return Lapsed(redemption);

        if (units > redemption.Units)
        {
            return new Refusal(
                "exceeds_reservation", $"{redemption.Units} units are reserved and {units} were to be captured.");
        }

        if (units % redemption.Step != 0)
        {
            return new Refusal(
                "not_divisible", $"It can be captured in multiples of {redemption.Step} units only, not {units}.");
        }

        posting.End(hold, units);
        return Decision<Redemption>.Of(
            redemption with
            {
                State = State, ReleasedUnits = redemption.Units - units, EndedAt = context.Now,
            },
            AccountChange.Of(posting));
    }

    /// <summary>It ended by itself.</summary>
    public static Refusal Lapsed(Redemption redemption) => new(
        "redemption_lapsed", $"The reservation lapsed at {redemption.LapsesAt}; its units are free again.");

    private Decision<Redemption> Again(Redemption redemption, long units)
    {
        if (redemption.State == State && redemption.WasReserved && units == redemption.CapturedUnits)
            return Decision<Redemption>.Of(redemption);
        return redemption.State == RedemptionState.Voided
            ? new Refusal("redemption_voided", $"The reservation was voided at {redemption.EndedAt}.")
            : new Refusal(
                "redemption_captured", $"{redemption.CapturedUnits} units were captured at {redemption.EndedAt}.");
    }
}

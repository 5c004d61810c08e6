using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>The command that spends units at once, or sets them aside to be spent. Pure.</summary>
public sealed record RedeemUnits(Guid ProgramId, long Units)
{
    /// <summary>Reservations an account can have open, so that no write grows with them.</summary>
    public const int MostReservations = 20;

    /// <summary>How long they are set aside; null: spent at once.</summary>
    public ClockStep? ReserveFor { get; init; }

    /// <summary>Only a multiple of so many units can be captured.</summary>
    public long Step { get; init; } = 1;

    /// <summary>What they are spent on; null: nothing of the catalogue.</summary>
    public RewardUse? Reward { get; init; }

    /// <returns>
    /// Refused with <c>not_enrolled</c>, <c>not_a_full_card</c>, <c>insufficient_units</c> or
    /// <c>too_many_reservations</c>.
    /// </returns>
    public Decision<Redemption> Decide(Guid id, DecisionContext context)
    {
        if (context.Member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        var posting = context.Open(account, id);
        var program = context.Program(ProgramId);
        var step = Step;
        if (program?.Definition.Card is { } card)
        {
            step = Math.Max(Step, card.Stamps);
            if (Units % card.Stamps != 0)
            {
                return new Refusal(
                    "not_a_full_card", $"Cards are spent whole: a multiple of {card.Stamps} stamps, not {Units}.");
            }
        }

        if (ReserveFor is not null && posting.Holds.Count >= MostReservations)
        {
            return new Refusal(
                "too_many_reservations",
                $"The account has {posting.Holds.Count} open reservations; capture or void some, or let them lapse.");
        }

        if (Allocate(posting, context.Now) is not { } allocations)
        {
            return new Refusal(
                "insufficient_units", $"{Units} units are asked for and {posting.Balance.Available} are available.");
        }

        if (program is not null) posting.LiveOn(program.LapseOf(context.Now));
        var redemption = new Redemption
        {
            Id = id, MemberId = context.Member.MemberId, ProgramId = ProgramId, Units = Units, Step = step,
            Allocations = allocations, RecordedAt = context.Now, Reward = Reward,
            EndedAt = ReserveFor is null ? context.Now : Instant.Never,
        };
        return Decision<Redemption>.Of(
            ReserveFor is { } span
                ? redemption with { State = RedemptionState.Reserved, LapsesAt = span.After(context.Now) } : redemption,
            AccountChange.Of(posting));
    }

    private IReadOnlyList<Allocation>? Allocate(Posting posting, Instant now) => ReserveFor is { } span
        ? posting.TryReserve(Units, Reward?.RewardId ?? Guid.Empty, span.After(now))?.Parts : posting.TrySpend(Units);
}

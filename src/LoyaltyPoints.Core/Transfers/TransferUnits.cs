using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Transfers;

/// <summary>The command by which a member gives available units to another. Pure.</summary>
/// <param name="Units">1 or more.</param>
public sealed record TransferUnits(Guid ProgramId, long Units, string? Reason)
{
    // As caps count.
    private const long Millionths = 1_000_000;

    /// <returns>
    /// In this order, refused with <c>transfer_to_self</c>, <c>not_enrolled</c> (the giver, then the receiver),
    /// <c>not_in_effect</c>, <c>transfers_not_allowed</c>, <c>not_a_full_card</c>, <c>member_in_debt</c>,
    /// <c>transfer_limit_reached</c>, <c>insufficient_units</c> or <c>amount_overflow</c>.
    /// </returns>
    public Decision<Transfer> Decide(Guid id, DecisionContext giver, DecisionContext receiver)
    {
        if (giver.Member.MemberId == receiver.Member.MemberId)
            return Blaming("/to", "transfer_to_self", "The member would give to themselves.");
        if (giver.Member.Account(ProgramId) is null)
            return Blaming("/from", "not_enrolled", "The giver is not enrolled in this program.");
        if (receiver.Member.Account(ProgramId) is null)
            return Blaming("/to", "not_enrolled", "The receiver is not enrolled in this program.");
        if (giver.Program(ProgramId) is not { } program)
            return new Refusal("not_in_effect", "No version of this program is in effect now.");
        if (!program.Definition.Transfers.Allowed)
            return new Refusal("transfers_not_allowed", "The program lets nobody give units to another.");
        if (program.Definition.Card is { } card && Units % card.Stamps != 0)
        {
            return new Refusal(
                "not_a_full_card", $"Cards go whole: a multiple of {card.Stamps} stamps, not {Units}.");
        }

        var transfer = LotTransfer.Open(id, ProgramId, giver, receiver);
        if (transfer.Giver.Balance.Available < 0)
            return Blaming("/from", "member_in_debt", "The giver's account is below zero.");
        if (transfer.Receiver.Balance.Available < 0)
            return Blaming("/to", "member_in_debt", "The receiver's account is below zero: the units would be gone.");
        return Move(id, transfer, program, giver, receiver);
    }

    private Decision<Transfer> Move(
        Guid id, LotTransfer transfer, CompiledProgram program, DecisionContext giver, DecisionContext receiver)
    {
        var counter = program.TransferCounterAt(giver.Now);
        var given = counter is { } key ? giver.Member.CapUsageOf(ProgramId, [key])[key] : 0;
        if (program.Definition.Transfers.MaximumPerDay is { } maximum && Units > maximum - given / Millionths)
        {
            return new Refusal(
                "transfer_limit_reached",
                $"A member may give {maximum} units a day; {given / Millionths} have been given today.");
        }

        try
        {
            if (transfer.TryMove(Units) is not { } parts)
            {
                return new Refusal(
                    "insufficient_units",
                    $"{Units} units are asked for and {transfer.Giver.Balance.Available} are available.");
            }

            var (sent, received) = transfer.Changes;
            if (counter is { } used)
                sent = sent with { CapUsage = [new(used, checked(given + (Units * Millionths)))] };
            return Decision<Transfer>.Of(
                new Transfer(
                    id, giver.Member.MemberId, receiver.Member.MemberId, ProgramId, Units, Reason, Guid.Empty, parts,
                    giver.Now),
                sent, received);
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The receiver's balance leaves the range of a 64-bit number.");
        }
    }

    private static Refusal Blaming(string pointer, string code, string detail) =>
        new(code, detail, [new Fault(pointer, FaultCodes.InvalidValue, detail)]);
}

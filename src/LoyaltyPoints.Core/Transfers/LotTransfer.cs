using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Transfers;

/// <summary>Two accounts of one program, one of which gives to the other.</summary>
/// <param name="Giver">Opened for the transfer.</param>
/// <param name="Receiver">Opened for the transfer.</param>
internal sealed record LotTransfer(Posting Giver, Posting Receiver)
{
    public static LotTransfer Open(Guid id, Guid programId, DecisionContext giver, DecisionContext receiver) => new(
        giver.Open(giver.Member.Account(programId)!, id), receiver.Open(receiver.Member.Account(programId)!, id));

    /// <summary>Moves units in the order of consumption, into lots of the same keys: expiry goes along.</summary>
    /// <returns>The lots; null, and nothing changed, where the giver has fewer.</returns>
    /// <exception cref="OverflowException">The receiver has no room for them.</exception>
    public IReadOnlyList<Allocation>? TryMove(long units)
    {
        if (Giver.TrySend(units) is not { } parts) return null;
        Receiver.Receive(parts, Giver.LapsesAt);
        _ = Receiver.Balance;
        return parts;
    }

    /// <summary>The giver's change, then the receiver's.</summary>
    public (AccountChange Giver, AccountChange Receiver) Changes =>
        (AccountChange.Of(Giver), AccountChange.Of(Receiver));
}

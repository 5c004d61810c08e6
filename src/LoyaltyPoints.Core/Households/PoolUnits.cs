using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Transfers;

namespace LoyaltyPoints.Core.Households;

/// <summary>What a household has brought together for one of its members to spend.</summary>
/// <param name="Spender">The spender with what came from the others: what is spent is decided about this one.</param>
/// <param name="Transfers">From whom; none where the spender's own units are enough.</param>
public sealed record PooledUnits(DecisionContext Spender, IReadOnlyList<Transfer> Transfers);

/// <summary>
/// The command that brings what the spender's own account lacks together from the accounts of a household: soonest
/// expiry first over all of them, ties by member. To be decided before the spending itself, which it changes nothing
/// about; both are recorded, or neither. Pure.
/// </summary>
/// <param name="Units">What is to be spent, 1 or more.</param>
public sealed record PoolUnits(Guid ProgramId, long Units)
{
    /// <param name="redemptionId">What it is for.</param>
    /// <param name="household">As it is now; null where the spender is in none.</param>
    /// <param name="others">Those of the household whose accounts are at hand, without the spender.</param>
    /// <returns>
    /// The changes of the accounts that give, each followed by that of the spender. Refused with
    /// <c>not_in_household</c>, <c>role_may_not_spend</c>, <c>not_enrolled</c>, <c>insufficient_units</c> or
    /// <c>amount_overflow</c>.
    /// </returns>
    public Decision<PooledUnits> Decide(
        Guid redemptionId, Household? household, DecisionContext spender, IReadOnlyList<DecisionContext> others)
    {
        if (household?.Find(spender.Member.MemberId) is not { } member)
            return new Refusal("not_in_household", "The member is in no household.");
        if (member.Role == HouseholdRole.Earner)
            return new Refusal("role_may_not_spend", "An earner does not spend from the household's pool.");
        if (spender.Member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        var own = spender.BalanceOf(account).Available;
        var givers = others.Where(other => other.Member.Account(ProgramId) is not null)
            .OrderBy(other => other.Member.MemberId).ToList();
        // A debt of one is a debt of the household.
        var pool = givers.Aggregate(
            (Int128)own, (sum, giver) => sum + giver.BalanceOf(giver.Member.Account(ProgramId)!).Available);
        if (pool < Units)
        {
            return new Refusal(
                "insufficient_units", $"{Units} units are asked for and the household has {pool} available.");
        }

        try
        {
            return Move(redemptionId, spender, Shares(givers, Math.Max(0, checked(Units - own))));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }

    // What each gives. An account gives in the order of consumption, and that is the order of expiry here as well.
    private List<(DecisionContext Giver, long Units)> Shares(List<DecisionContext> givers, long lacking)
    {
        var shares = new long[givers.Count];
        var lots = givers.SelectMany((giver, at) =>
        {
            var book = giver.Member.Account(ProgramId)!.LotsAt(giver.Now);
            return book.Lots.Where(lot => lot.Available > 0).Select(lot => (
                At: at, lot.Available,
                Expiry: lot.Key.ExpiresAt < book.LapsesAt ? lot.Key.ExpiresAt : book.LapsesAt));
        });
        foreach (var lot in lots.OrderBy(lot => lot.Expiry).ThenBy(lot => lot.At))
        {
            var part = Math.Min(lacking, lot.Available);
            shares[lot.At] += part;
            lacking -= part;
        }

        return [.. givers.Zip(shares).Where(share => share.Second > 0)];
    }

    private Decision<PooledUnits> Move(
        Guid redemptionId, DecisionContext spender, List<(DecisionContext Giver, long Units)> shares)
    {
        // The state itself is left alone: the spending may yet be refused.
        var after = spender with { Member = spender.Member.Copy() };
        var (transfers, changes) = (new List<Transfer>(), new List<AccountChange>());
        foreach (var (giver, units) in shares)
        {
            var id = spender.Ids.Next();
            var move = LotTransfer.Open(id, ProgramId, giver, after);
            var parts = move.TryMove(units)
                ?? throw new InvalidOperationException($"Of {units} units of a pool not all are there.");
            var (sent, received) = move.Changes;
            changes.AddRange([sent, received]);
            after.Member.Apply(received.Complete(after));
            transfers.Add(new Transfer(
                id, giver.Member.MemberId, spender.Member.MemberId, ProgramId, units, null, redemptionId, parts,
                spender.Now));
        }

        return Decision<PooledUnits>.Of(new PooledUnits(after, transfers), changes);
    }
}

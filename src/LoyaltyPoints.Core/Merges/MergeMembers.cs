using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Merges;

/// <summary>
/// The command that makes two records of one person one: all units of the one go to the other, in lots of the same
/// keys, and what it stood for with them. Pure.
/// </summary>
public sealed record MergeMembers(Guid Id)
{
    /// <param name="into">Who stays; in every program that the other is in.</param>
    /// <param name="from">Whose record is merged.</param>
    /// <returns>Refused with <c>reservations_open</c> or <c>amount_overflow</c>.</returns>
    public Decision<IReadOnlyList<MergedAccount>> Decide(DecisionContext into, DecisionContext from)
    {
        var (merged, changes) = (new List<MergedAccount>(), new List<AccountChange>());
        try
        {
            foreach (var account in from.Member.Accounts)
            {
                var giver = from.Open(account, Id);
                if (giver.Holds.Count > 0) return Open;
                merged.Add(Move(into, from, account, giver, changes));
            }
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "A balance or a total leaves the range of a 64-bit number.");
        }

        return Decision<IReadOnlyList<MergedAccount>>.Of(merged, changes);
    }

    /// <summary>Units that are set aside belong to redemptions of the one record, and cannot go along.</summary>
    public static Refusal Open { get; } = new(
        "reservations_open", "Units of the member are reserved; capture or void these redemptions first.");

    private MergedAccount Move(
        DecisionContext into, DecisionContext from, Account account, Posting giver, List<AccountChange> changes)
    {
        var own = into.Member.Account(account.ProgramId)!;
        var receiver = into.Open(own, Id);
        var lots = giver.SendAll();
        receiver.TakeIn(lots, giver.LapsesAt);
        var sent = AccountChange.Of(giver);
        var received = MergedStanding.Join(AccountChange.Of(receiver), account, into, from);
        changes.Add(sent with
        {
            After = sent.After with
            {
                Standing = sent.After.Standing with { MergedInto = into.Member.MemberId },
            },
        });
        changes.Add(received);
        return new MergedAccount(
            account.ProgramId, lots, received.Days.Count > 0, own.Standing.Membership,
            received.After.Standing.Membership);
    }
}

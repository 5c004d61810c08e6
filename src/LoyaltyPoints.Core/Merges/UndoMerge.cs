using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Merges;

/// <summary>
/// The command that makes one record two again. Of each lot go back as many units as had come, or as are left of it:
/// what was spent or has expired meanwhile stays so. Pure.
/// </summary>
public sealed record UndoMerge(Merge Merge)
{
    /// <param name="into">Who stayed.</param>
    /// <param name="from">Whose record was merged, as it was left.</param>
    /// <returns>Refused with <c>amount_overflow</c>.</returns>
    public Decision<Merge> Decide(DecisionContext into, DecisionContext from)
    {
        var changes = new List<AccountChange>();
        try
        {
            foreach (var merged in Merge.Accounts)
            {
                var account = from.Member.Account(merged.ProgramId)!;
                account = account with { Standing = account.Standing with { MergedInto = null } };
                var giver = into.Open(into.Member.Account(merged.ProgramId)!, Merge.Id);
                var receiver = from.Open(account, Merge.Id);
                receiver.TakeIn(giver.SendBack(merged.Lots), giver.LapsesAt);
                changes.Add(MergedStanding.Part(AccountChange.Of(giver), merged, into, from));
                changes.Add(AccountChange.Of(receiver));
            }
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "A balance or a total leaves the range of a 64-bit number.");
        }

        return Decision<Merge>.Of(Merge with { UndoneAt = into.Now }, changes);
    }
}

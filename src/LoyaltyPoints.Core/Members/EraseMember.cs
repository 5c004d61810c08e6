namespace LoyaltyPoints.Core.Members;

/// <summary>
/// The command that closes the accounts of a person who is erased: their units are revoked, debt is forgiven, and time
/// changes nothing about them any more. What is left says nothing of the person and keeps the book. Pure.
/// </summary>
public static class EraseMember
{
    /// <param name="id">What the entries refer to.</param>
    /// <returns>Refused with <c>reservations_open</c>.</returns>
    public static Decision<MemberState> Decide(Guid id, DecisionContext context)
    {
        var changes = new List<AccountChange>();
        foreach (var account in context.Member.Accounts)
        {
            if (account.Standing.IsErased) continue;
            var posting = context.Open(account, id);
            if (posting.Holds.Count > 0) return Merges.MergeMembers.Open;
            posting.RevokeAll();
            var change = AccountChange.Of(posting);
            changes.Add(change with
            {
                After = change.After with { Standing = change.After.Standing with { IsErased = true } },
            });
        }

        return Decision<MemberState>.Of(context.Member, changes);
    }
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Adjustments;

/// <summary>
/// The command that gives expired units back by hand, while the program allows it. They count as earned now. Pure.
/// </summary>
/// <param name="Units">1 or more.</param>
public sealed record ReinstateUnits(Guid ProgramId, long Units, string Reason, string Actor)
{
    /// <summary>From when on units must have expired to be given back; null where the program allows none.</summary>
    public Instant? ExpiredSince(DecisionContext context) =>
        context.Program(ProgramId) is { Definition.ReinstateWithin: { } within } program
            ? program.StartOf(within.Before(program.DayOf(context.Now))) : null;

    /// <param name="entries">The account's entries recorded since then.</param>
    /// <returns>
    /// Refused with <c>not_enrolled</c>, <c>not_in_effect</c>, <c>not_reinstatable</c> where the program allows none or
    /// fewer units expired lately, or <c>amount_overflow</c>.
    /// </returns>
    public Decision<Adjustment> Decide(Guid id, DecisionContext context, IEnumerable<LedgerEntry> entries)
    {
        if (context.Member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        if (context.Program(ProgramId) is not { } program)
            return new Refusal("not_in_effect", "No version of this program is in effect now.");
        if (ExpiredSince(context) is not { } since)
            return new Refusal("not_reinstatable", "The program gives no expired units back.");
        var posting = context.Open(account, id);
        // What has expired and is not written down yet has just been written by the posting.
        var left = entries.Concat(posting.Entries).Where(entry => ExpiredAt(entry) >= since).Sum(Reinstatable);
        if (Units > left)
        {
            return new Refusal(
                "not_reinstatable", $"{Units} units are asked for; since {since} {Math.Max(0, left)} have expired.");
        }

        try
        {
            posting.Reinstate(Units, program.LotByHand(context.Now));
            posting.LiveOn(program.LapseOf(context.Now));
            return Decision<Adjustment>.Of(
                new Adjustment
                {
                    Id = new MemberOwnedId(id, context.Member.MemberId),
                    MemberId = context.Member.MemberId,
                    ProgramId = ProgramId,
                    Units = Units,
                    Reason = Reason,
                    Actor = Actor,
                    RecordedAt = context.Now,
                    Balance = posting.Balance,
                },
                AccountChange.Of(posting));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The balance leaves the range of a 64-bit number.");
        }
    }

    // When units lapse for want of activity their lot does not say when: then it is when that was written down.
    private static Instant ExpiredAt(LedgerEntry entry) =>
        entry.Kind == EntryKind.Expiry && entry.Lot.ExpiresAt != Instant.Never ? entry.Lot.ExpiresAt : entry.RecordedAt;

    private static long Reinstatable(LedgerEntry entry) => entry.Kind switch
    {
        EntryKind.Expiry => entry.Units,
        EntryKind.Reinstatement => -entry.Units,
        _ => 0,
    };
}

using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Redemptions;

/// <summary>Units a member spent, with the lots they came from.</summary>
/// <param name="Units">What was captured.</param>
/// <param name="ReversedUnits">What has come back of it.</param>
/// <param name="Allocations">In the order in which they were taken.</param>
public sealed record Redemption(
    Guid Id, Guid MemberId, Guid ProgramId, long Units, long ReversedUnits, IReadOnlyList<Allocation> Allocations,
    Instant RecordedAt)
{
    public string Status => ReversedUnits == 0 ? "captured" : ReversedUnits < Units ? "partly_reversed" : "reversed";

    /// <summary>The allocations that a reversal gives back: the last ones taken first, as they expire last.</summary>
    public IReadOnlyList<Allocation> Reversible(long units)
    {
        var skip = ReversedUnits;
        var back = new List<Allocation>();
        foreach (var part in Allocations.Reverse())
        {
            var skipped = Math.Min(skip, part.Units);
            var given = Math.Min(units, part.Units - skipped);
            (skip, units) = (skip - skipped, units - given);
            if (given > 0) back.Add(part with { Units = given });
        }

        return back;
    }
}

/// <summary>A redemption, or the reversal of one, as it is answered.</summary>
public sealed record RedemptionAnswer
{
    [JsonConverter(typeof(RedemptionIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary><c>captured</c>, <c>partly_reversed</c> or <c>reversed</c>.</summary>
    public required string Status { get; init; }

    public required long Units { get; init; }

    public required long ReversedUnits { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The account afterwards; absent where a redemption is only looked up.</summary>
    public Balance? Balance { get; init; }

    public static RedemptionAnswer Of(Redemption redemption, Balance? balance) => new()
    {
        Id = new MemberOwnedId(redemption.Id, redemption.MemberId),
        MemberId = redemption.MemberId,
        ProgramId = redemption.ProgramId,
        Status = redemption.Status,
        Units = redemption.Units,
        ReversedUnits = redemption.ReversedUnits,
        RecordedAt = redemption.RecordedAt,
        Balance = balance,
    };
}

/// <summary>The command that spends plain units at once. Pure.</summary>
public sealed record CaptureUnits(Guid ProgramId, long Units)
{
    /// <returns>Refused with <c>not_enrolled</c> or <c>insufficient_units</c>.</returns>
    public Decision<Redemption> Decide(Guid id, MemberState member, Instant now, IdIssuer ids)
    {
        if (member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        var posting = new Posting(account, id, now, ids);
        if (posting.TrySpend(Units) is not { } allocations)
        {
            return new Refusal(
                "insufficient_units", $"{Units} units are asked for and {posting.Balance.Available} are available.");
        }

        return Decision<Redemption>.Of(
            new Redemption(id, member.MemberId, ProgramId, Units, 0, allocations, now),
            new AccountChange(posting.After(), posting.Entries, []));
    }
}

/// <summary>The command that gives captured units back to the lots they came from. Pure.</summary>
/// <param name="Units">Null: all that has not come back yet.</param>
public sealed record ReverseRedemption(long? Units)
{
    /// <returns>
    /// Refused with <c>already_reversed</c> where less is left than asked for, or with <c>amount_overflow</c> where the
    /// balance has no room for what would come back.
    /// </returns>
    public Decision<Redemption> Decide(
        Guid reversalId, Redemption redemption, MemberState member, Instant now, IdIssuer ids)
    {
        var left = redemption.Units - redemption.ReversedUnits;
        var units = Units ?? left;
        if (left == 0 || units > left)
            return new Refusal("already_reversed", $"Of {redemption.Units} units {left} can still be reversed.");
        var posting = new Posting(member.Account(redemption.ProgramId)!, reversalId, now, ids);
        try
        {
            posting.Restore(redemption.Reversible(units));
            _ = posting.Balance;
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }

        return Decision<Redemption>.Of(
            redemption with { ReversedUnits = redemption.ReversedUnits + units },
            new AccountChange(posting.After(), posting.Entries, []));
    }
}

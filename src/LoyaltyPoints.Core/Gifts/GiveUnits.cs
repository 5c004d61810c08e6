using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Gifts;

/// <summary>Units the tenant gave for a reason of its own, as they are recorded and answered.</summary>
public sealed record Gift
{
    [JsonConverter(typeof(GiftIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>1 or more.</summary>
    public required long Units { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    /// <summary>When the units expire; absent where they never do.</summary>
    public Instant? ExpiresAt { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>The account afterwards; absent where a gift is only looked up.</summary>
    public Balance? Balance { get; init; }
}

/// <summary>The command by which the tenant gives units, as a bonus that can be spent at once. Pure.</summary>
/// <param name="Units">1 or more.</param>
/// <param name="ExpiresAt">
/// Rounded up to the end of the local day it lies in, so that lots stay few; null: as units earned now.
/// </param>
public sealed record GiveUnits(Guid ProgramId, long Units, string Reason, string Actor, Instant? ExpiresAt)
{
    /// <returns>Refused with <c>not_enrolled</c>, <c>not_in_effect</c>, <c>expiry_passed</c> or
    /// <c>amount_overflow</c>.</returns>
    public Decision<Gift> Decide(Guid id, DecisionContext context)
    {
        if (context.Member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        if (context.Program(ProgramId) is not { } program)
            return new Refusal("not_in_effect", "No version of this program is in effect now.");
        if (ExpiresAt <= context.Now)
        {
            return new Refusal("expiry_passed", "The units would expire before they are given.",
                [new Fault("/expiresAt", FaultCodes.InvalidValue, "Must lie in the future.")]);
        }

        var posting = context.Open(account, id);
        // Else what is given to somebody who was not seen for long would be gone at once.
        posting.LiveOn(program.LapseOf(context.Now));
        try
        {
            var lot = LotOf(program, context.Now);
            posting.Give(Units, lot);
            return Decision<Gift>.Of(Of(id, context, posting, lot), AccountChange.Of(posting));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The balance leaves the range of a 64-bit number.");
        }
    }

    private LotKey LotOf(CompiledProgram program, Instant now)
    {
        if (ExpiresAt is not { } at) return program.LotByHand(now);
        var day = program.DayOf(at);
        return new LotKey(Instant.Beginning, program.StartOf(day) == at ? at : program.StartOf(day.AddDays(1)));
    }

    private Gift Of(Guid id, DecisionContext context, Posting posting, LotKey lot) => new()
    {
        Id = new MemberOwnedId(id, context.Member.MemberId),
        MemberId = context.Member.MemberId,
        ProgramId = ProgramId,
        Units = Units,
        Reason = Reason,
        Actor = Actor,
        ExpiresAt = lot.ExpiresAt == Instant.Never ? null : lot.ExpiresAt,
        RecordedAt = context.Now,
        Balance = posting.Balance,
    };
}

using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Adjustments;

/// <summary>A change a person made, as it is recorded and answered.</summary>
public sealed record Adjustment
{
    [JsonConverter(typeof(AdjustmentIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>Granted where positive, revoked where negative; never 0.</summary>
    public required long Units { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    public required Instant RecordedAt { get; init; }

    public required Balance Balance { get; init; }
}

/// <summary>The command behind an adjustment. Pure.</summary>
public sealed record PostAdjustment(Guid ProgramId, long Units, string Reason, string Actor)
{
    /// <summary>Granted units can be spent at once, and expire as units earned now would.</summary>
    /// <returns>Refused with <c>not_enrolled</c>, <c>not_in_effect</c>, <c>insufficient_units</c> or
    /// <c>amount_overflow</c>.</returns>
    public Decision<Adjustment> Decide(Guid id, DecisionContext context)
    {
        if (context.Member.Account(ProgramId) is not { } account)
            return new Refusal("not_enrolled", "The member is not enrolled in this program.");
        if (context.Program(ProgramId) is not { } program)
            return new Refusal("not_in_effect", "No version of this program is in effect now.");
        var posting = context.Open(account, id);
        try
        {
            if (Units > 0)
            {
                posting.Adjust(Units, program.LotByHand(context.Now));
            }
            else if (!posting.TryRevoke(checked(-Units)))
            {
                return new Refusal(
                    "insufficient_units",
                    $"{-Units} units are to be revoked and {posting.Balance.Available} are available.");
            }

            return Decision<Adjustment>.Of(Of(id, context, posting), AccountChange.Of(posting));
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The amounts or the balance leave the range of a 64-bit number.");
        }
    }

    private Adjustment Of(Guid id, DecisionContext context, Posting posting) => new()
    {
        Id = new MemberOwnedId(id, context.Member.MemberId),
        MemberId = context.Member.MemberId,
        ProgramId = ProgramId,
        Units = Units,
        Reason = Reason,
        Actor = Actor,
        RecordedAt = context.Now,
        Balance = posting.Balance,
    };
}

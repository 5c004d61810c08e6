using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Core.Standings.Memberships;

namespace LoyaltyPoints.Core.Memberships;

/// <summary>A paid membership as it is answered.</summary>
public sealed record MembershipAnswer
{
    [JsonConverter(typeof(MembershipIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary><c>trialing</c>, <c>active</c>, <c>pastDue</c>, <c>grace</c>, <c>cancelled</c> or <c>expired</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Whether the plan's benefits are given now.</summary>
    public required bool HasBenefits { get; init; }

    public required string PlanId { get; init; }

    /// <summary>Absent where the program has the plan no more.</summary>
    public string? PlanName { get; init; }

    public required Instant StartedAt { get; init; }

    /// <summary>Absent where there was no trial.</summary>
    public Instant? TrialUntil { get; init; }

    /// <summary>First instant that is not paid for; absent where it is paid for ever.</summary>
    public Instant? PaidUntil { get; init; }

    public Instant? CancelledAt { get; init; }

    /// <summary>Where it is cancelled: from when on it is over.</summary>
    public Instant? EndsAt { get; init; }

    /// <summary>What time alone brings next; absent where that is nothing.</summary>
    public NextStatus? Next { get; init; }

    /// <summary>What this request recorded of money; absent where that is nothing.</summary>
    public PaymentAnswer? Payment { get; init; }

    /// <summary>All payments and refunds, oldest first; only where a membership is looked up.</summary>
    public IReadOnlyList<PaymentAnswer>? Payments { get; init; }

    /// <summary>The account afterwards; absent where a membership is only looked up.</summary>
    public Balance? Balance { get; init; }

    public static MembershipAnswer Of(MembershipChange change) =>
        Of(change.MemberId, change.ProgramId, change.Membership, change.Terms, change.At) with
        {
            Payment = change.Payment is { } payment ? PaymentAnswer.Of(payment) : null,
            Balance = change.Balance,
        };

    /// <param name="terms">Of the program as it is now.</param>
    public static MembershipAnswer Of(
        Guid memberId, Guid programId, MembershipStanding membership, MembershipTerms terms, Instant now)
    {
        var status = terms.StatusAt(membership, now);
        var next = terms.NextChange(membership, now);
        return new MembershipAnswer
        {
            Id = new MemberOwnedId(membership.MembershipId, memberId),
            MemberId = memberId,
            ProgramId = programId,
            Status = status.Word(),
            HasBenefits = terms.PlanInForce(membership, now) is not null,
            PlanId = membership.PlanId,
            PlanName = terms.Plan(membership.PlanId)?.Name,
            StartedAt = membership.StartedAt,
            TrialUntil = membership.TrialUntil == membership.StartedAt ? null : membership.TrialUntil,
            PaidUntil = membership.PaidUntil == Instant.Never ? null : membership.PaidUntil,
            CancelledAt = membership.CancelledAt,
            EndsAt = membership.EndsAt,
            Next = next == Instant.Never ? null : new NextStatus(terms.StatusAt(membership, next).Word(), next),
        };
    }

}

/// <summary>From an instant on, another status.</summary>
public sealed record NextStatus(string Status, Instant At);

/// <summary>A payment of a membership, or a refund.</summary>
public sealed record PaymentAnswer
{
    /// <summary>1 for the first, then without gaps.</summary>
    public required int Number { get; init; }

    /// <summary><c>initial</c>, <c>renewal</c>, <c>upgrade</c> or <c>refund</c>.</summary>
    public required string Kind { get; init; }

    public required string PlanId { get; init; }

    /// <summary>Absent for a refund, and where nothing was due.</summary>
    public string? Reference { get; init; }

    /// <summary>What was paid; of a refund, what is to be given back: the period's fee.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>What the period costs: the amount is the fee less the credit, and not below 0.</summary>
    public required long Fee { get; init; }

    /// <summary>What was unused of the plan before.</summary>
    public required long Credit { get; init; }

    /// <summary>First instant of the period.</summary>
    public required Instant PeriodFrom { get; init; }

    /// <summary>First instant after the period; absent where it has no end.</summary>
    public Instant? PeriodTo { get; init; }

    /// <summary>Given with a payment; of a refund, taken back.</summary>
    public required long Units { get; init; }

    /// <summary>Of a refund: what should have been taken back and was not there.</summary>
    public required long Shortfall { get; init; }

    /// <summary>Of a refund.</summary>
    public string? Reason { get; init; }

    public required Instant RecordedAt { get; init; }

    public static PaymentAnswer Of(RecordedPayment payment) => new()
    {
        Number = payment.Number,
        Kind = JsonNamingPolicy.CamelCase.ConvertName(payment.Kind.ToString()),
        PlanId = payment.PlanId,
        Reference = payment.Reference,
        Amount = payment.Amount,
        Currency = payment.Currency,
        Fee = payment.Fee,
        Credit = payment.Credit,
        PeriodFrom = payment.From,
        PeriodTo = payment.To == Instant.Never ? null : payment.To,
        Units = payment.Units,
        Shortfall = payment.Shortfall,
        Reason = payment.Reason,
        RecordedAt = payment.RecordedAt,
    };
}

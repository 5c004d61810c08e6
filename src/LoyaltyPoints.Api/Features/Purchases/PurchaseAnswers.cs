using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Rewards;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage;

namespace LoyaltyPoints.Api.Features.Purchases;

// These records only describe: what is answered is written from stored bytes, so that a replay repeats them.

/// <summary>A purchase as recorded.</summary>
public record PurchaseAnswer
{
    [JsonConverter(typeof(PurchaseIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>One for each program the member is in.</summary>
    public required IReadOnlyList<PurchaseResult> Results { get; init; }

    /// <summary>The commission, where the purchase is an affiliate's; in one that is looked up, what is left of it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseCommission? Affiliate { get; init; }
}

/// <summary>A purchase as looked up: what was posted, what it earned, what came back.</summary>
public sealed record PurchaseDetailsAnswer : PurchaseAnswer
{
    public required string ExternalId { get; init; }

    public required Instant OccurredAt { get; init; }

    public required string Source { get; init; }

    public required string Currency { get; init; }

    public required long Total { get; init; }

    public required long Tax { get; init; }

    public required long Shipping { get; init; }

    public required long PaidWithUnits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Store { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Channel { get; init; }

    public required IReadOnlyList<string> PaymentMethods { get; init; }

    public required IReadOnlyList<string> Coupons { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AffiliateCode { get; init; }

    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>
    /// Why rules gave nothing, under the versions of that time; programs all of whose rules gave are absent.
    /// </summary>
    public required IReadOnlyList<NotAppliedRules> NotApplied { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<ReturnAnswer> Returns { get; init; }
}

/// <summary>What a purchase would earn now.</summary>
public sealed record QuoteAnswer
{
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    public required IReadOnlyList<PurchaseResult> Results { get; init; }

    /// <summary>What the member's tiers and memberships take off; the till takes it off, or does not.</summary>
    public required IReadOnlyList<OfferedDiscount> Discounts { get; init; }

    /// <summary>
    /// Rewards that the member can have now, before this purchase earns anything; of units as payment, the most that
    /// can be used for it.
    /// </summary>
    public required IReadOnlyList<RewardInReach> Rewards { get; init; }

    /// <summary>Why rules would give nothing.</summary>
    public required IReadOnlyList<NotAppliedRules> NotApplied { get; init; }
}

/// <summary>One line of a batch's answer: a purchase, or the problem a single POST would have got.</summary>
public sealed record BatchLineAnswer
{
    /// <summary>1 for the first line of the request.</summary>
    public required int Line { get; init; }

    public required int Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Replayed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PurchaseAnswer? Purchase { get; init; }
}

using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Affiliates;

namespace LoyaltyPoints.Api.Features.Affiliates;

/// <summary>An affiliate as answered.</summary>
public sealed record AffiliateAnswer
{
    [JsonConverter(typeof(AffiliateIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In upper case.</summary>
    public required string Code { get; init; }

    public required CommissionAnswer Commission { get; init; }

    public required string Currency { get; init; }

    public required AttributionAnswer Attribution { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public static AffiliateAnswer Of(Affiliate affiliate) => new()
    {
        Id = affiliate.Id,
        Name = affiliate.Name,
        Code = affiliate.Code,
        Commission = CommissionAnswer.Of(affiliate.Commission),
        Currency = affiliate.Currency,
        Attribution = new AttributionAnswer(affiliate.WithinDays),
        CreatedAt = affiliate.CreatedAt,
        UpdatedAt = affiliate.UpdatedAt,
    };
}

/// <summary>What an affiliate gets for a purchase: one of the two.</summary>
public sealed record CommissionAnswer(
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Percent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Amount)
{
    public static CommissionAnswer Of(CommissionTerms terms) => terms.Kind == CommissionKind.Percent
        ? new CommissionAnswer("percent", CommissionTerms.ShowPercent(terms.Rate), null)
        : new CommissionAnswer("amount", null, terms.Rate);
}

/// <summary>How long a click counts; 0: only codes do.</summary>
public sealed record AttributionAnswer(int WithinDays);

/// <summary>What was recorded of an affiliate's sales from an instant on and before another.</summary>
/// <param name="Totals">Of all of it, by currency.</param>
/// <param name="Data">One page of its lines, in the order of recording.</param>
/// <param name="NextCursor">What to send as `cursor` for the next page; null on the last.</param>
public sealed record StatementAnswer(
    [property: JsonConverter(typeof(AffiliateIdConverter))] Guid AffiliateId, IReadOnlyList<CommissionTotals> Totals,
    IReadOnlyList<StatementLine> Data, string? NextCursor);

/// <summary>A sale, or what a return took off one.</summary>
public sealed record StatementLine
{
    /// <summary>`sale` or `return`.</summary>
    public required string Kind { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    public required MemberOwnedId PurchaseId { get; init; }

    /// <summary>Absent for a sale.</summary>
    [JsonConverter(typeof(ReturnIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberOwnedId? ReturnId { get; init; }

    /// <summary>`code` or `click`.</summary>
    public required string AttributedBy { get; init; }

    /// <summary>What the goods cost without tax; below zero where they came back.</summary>
    public required long Basis { get; init; }

    public required long Commission { get; init; }

    public required string Currency { get; init; }

    public required Instant OccurredAt { get; init; }

    public required Instant RecordedAt { get; init; }

    public static StatementLine Of(CommissionLine line) => new()
    {
        Kind = line.Number == 0 ? "sale" : "return",
        PurchaseId = new MemberOwnedId(line.PurchaseId, line.MemberId),
        ReturnId = line.Number == 0 ? null : new MemberOwnedId(line.Id, line.MemberId),
        AttributedBy = line.Attribution.By,
        Basis = line.Basis,
        Commission = line.Amount,
        Currency = line.Attribution.Currency,
        OccurredAt = line.OccurredAt,
        RecordedAt = line.RecordedAt,
    };
}

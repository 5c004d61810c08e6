using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Vouchers;

public sealed class SeriesIdConverter() : PublicIdConverter(PublicId.VoucherSeries);

public sealed class UseIdConverter() : PublicIdConverter(PublicId.VoucherUse);

/// <summary>A voucher as it is answered.</summary>
public sealed record VoucherAnswer
{
    /// <summary>As people read it.</summary>
    public required string Code { get; init; }

    [JsonConverter(typeof(SeriesIdConverter))]
    public required Guid SeriesId { get; init; }

    /// <summary>Under which it was issued, and stays.</summary>
    public required int SeriesVersion { get; init; }

    /// <summary><c>amount</c>, <c>percent</c>, <c>item</c>, <c>units</c> or <c>giftCard</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>active</c>, <c>upcoming</c>, <c>expired</c>, <c>used</c> or <c>voided</c>.</summary>
    public required string Status { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public Guid? MemberId { get; init; }

    public required Instant IssuedAt { get; init; }

    public Instant? ValidFrom { get; init; }

    /// <summary>First instant at which it can no longer be used; absent: it never expires.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>Those that were not given back.</summary>
    public required long Uses { get; init; }

    /// <summary>Absent: any number.</summary>
    public long? UsesLeft { get; init; }

    public string? Currency { get; init; }

    /// <summary>Of a gift card: what it began with.</summary>
    public long? Issued { get; init; }

    /// <summary>Of a gift card: what is left.</summary>
    public long? Balance { get; init; }

    public Instant? VoidedAt { get; init; }

    public string? VoidReason { get; init; }

    public static VoucherAnswer Of(Voucher voucher, SeriesDefinition definition, Instant now)
    {
        var isCard = definition.Value is GiftCard;
        return new VoucherAnswer
        {
            Code = voucher.Shown,
            SeriesId = voucher.SeriesId,
            SeriesVersion = voucher.SeriesVersion,
            Kind = definition.Value.Kind,
            Status = StatusOf(voucher, definition, now),
            MemberId = voucher.MemberId,
            IssuedAt = voucher.IssuedAt,
            ValidFrom = definition.From == Instant.Beginning ? null : definition.From,
            ExpiresAt = voucher.ExpiresAt == Instant.Never ? null : voucher.ExpiresAt,
            Uses = voucher.Uses,
            UsesLeft = definition.Uses - voucher.Uses,
            Currency = definition.Currency,
            Issued = isCard ? voucher.Issued : null,
            Balance = isCard ? voucher.Balance : null,
            VoidedAt = voucher.VoidedAt,
            VoidReason = voucher.VoidReason,
        };
    }

    private static string StatusOf(Voucher voucher, SeriesDefinition definition, Instant now) =>
        voucher.VoidedAt is not null ? "voided"
        : now >= voucher.ExpiresAt ? "expired"
        : voucher.Uses >= definition.Uses || (definition.Value is GiftCard && voucher.Balance == 0) ? "used"
        : now < definition.From ? "upcoming" : "active";
}

/// <summary>How these documents are written; see <see cref="CoreJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(VoucherAnswer))]
[JsonSerializable(typeof(VoucherUseAnswer))]
[JsonSerializable(typeof(VoucherCheckAnswer))]
public sealed partial class VoucherJson : JsonSerializerContext;

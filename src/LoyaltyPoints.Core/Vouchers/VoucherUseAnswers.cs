using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Vouchers;

/// <summary>A use of a voucher as it is answered.</summary>
public sealed record VoucherUseAnswer
{
    [JsonConverter(typeof(UseIdConverter))]
    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Kind { get; init; }

    /// <summary><c>redeemed</c>, <c>partly_released</c> or <c>released</c>.</summary>
    public required string Status { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public Guid? MemberId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public string? Currency { get; init; }

    /// <summary>Money off the order.</summary>
    public long? Discount { get; init; }

    /// <summary>Of a free item: where the money is.</summary>
    public IReadOnlyList<FreeLine>? Lines { get; init; }

    /// <summary>Money that was paid with a gift card.</summary>
    public long? Amount { get; init; }

    /// <summary>Units that were given.</summary>
    public long? Units { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    public Guid? ProgramId { get; init; }

    /// <summary>What was given back.</summary>
    public required long Released { get; init; }

    /// <summary>Units that could not be taken back.</summary>
    public long? Shortfall { get; init; }

    public required Instant UsedAt { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>What is left on the gift card.</summary>
    public long? Balance { get; init; }

    /// <summary>Uses of the voucher that are left; absent: any number.</summary>
    public long? UsesLeft { get; init; }

    /// <summary>The account that units went to or came from.</summary>
    public Balance? Account { get; init; }

    public static VoucherUseAnswer Of(VoucherChange change, SeriesDefinition definition)
    {
        var (voucher, use, value) = (change.Voucher, change.Use, definition.Value);
        var isCard = value is GiftCard;
        return new VoucherUseAnswer
        {
            Id = use.Id,
            Code = voucher.Shown,
            Kind = value.Kind,
            Status = use.Status,
            MemberId = use.MemberId,
            Source = use.Source,
            ExternalId = use.ExternalId,
            Currency = definition.Currency,
            Discount = isCard || value is GivenUnits ? null : use.Amount,
            Lines = change.Lines.Count > 0 ? change.Lines : null,
            Amount = isCard ? use.Amount : null,
            Units = value is GivenUnits ? use.Amount : null,
            ProgramId = (value as GivenUnits)?.ProgramId,
            Released = use.Released,
            Shortfall = change.Shortfall > 0 ? change.Shortfall : null,
            UsedAt = use.UsedAt,
            RecordedAt = use.RecordedAt,
            Balance = isCard ? voucher.Balance : null,
            UsesLeft = definition.Uses - voucher.Uses,
            Account = change.Account,
        };
    }
}

/// <summary>Why a voucher cannot be used.</summary>
/// <param name="Code">One of the error codes that a use is refused with.</param>
public sealed record VoucherReason(string Code, string Detail);

/// <summary>Whether a voucher can be used, and what it would come to. Nothing was written.</summary>
public sealed record VoucherCheckAnswer
{
    public required bool Valid { get; init; }

    /// <summary>Everything that stands against it; the first is what a use would be refused with.</summary>
    public required IReadOnlyList<VoucherReason> Reasons { get; init; }

    public required VoucherAnswer Voucher { get; init; }

    /// <summary>Money that would be taken off the order.</summary>
    public long? Discount { get; init; }

    /// <summary>Of a free item: where the money is.</summary>
    public IReadOnlyList<FreeLine>? Lines { get; init; }

    /// <summary>Money that would be paid with the gift card.</summary>
    public long? Amount { get; init; }

    /// <summary>Units that would be given.</summary>
    public long? Units { get; init; }

    public static VoucherCheckAnswer Of(VoucherCase asked)
    {
        var reasons = asked.Reasons().Select(reason => new VoucherReason(reason.Code, reason.Detail)).ToList();
        var (value, worth, valid) = (asked.Series.Definition.Value, asked.Worth, reasons.Count == 0);
        return new VoucherCheckAnswer
        {
            Valid = valid,
            Reasons = reasons,
            Voucher = VoucherAnswer.Of(asked.Voucher, asked.Series.Definition, asked.Now),
            Discount = valid && value is not (GiftCard or GivenUnits) ? worth.Amount : null,
            Lines = valid && worth.Lines is { Count: > 0 } lines ? lines : null,
            Amount = valid && value is GiftCard ? worth.Amount : null,
            Units = valid && value is GivenUnits ? worth.Amount : null,
        };
    }
}

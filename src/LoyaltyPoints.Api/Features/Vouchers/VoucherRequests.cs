using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>One voucher of a series, as it is issued or taken over.</summary>
public record VoucherLineRequest
{
    /// <summary>4 to 32 letters, digits and hyphens; not 16 letters and digits, unless they are a code of ours.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>Whose it is. Absent: nobody's in particular.</summary>
    public string? MemberId { get; init; }

    /// <summary>Of a gift card. Absent: as its series says.</summary>
    public long? Balance { get; init; }

    /// <summary>Where it lasts for another time than its series says; not beyond the end of the series.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal Guid? Member => MemberId is { } id ? Core.PublicId.Parse(Core.PublicId.Member, id) : null;

    internal IssueVoucher Command() =>
        new(Member, Code, Balance, ExpiresAt is { } at ? Instant.From(at) : null);
}

/// <summary>A voucher to be issued. Without a code, one that nobody can guess is made.</summary>
public sealed record IssueVoucherRequest : VoucherLineRequest
{
    public string? SeriesId { get; init; }
}

/// <summary>How many codes are to be made.</summary>
public sealed record CodesRequest
{
    public long? Count { get; init; }

    /// <summary>Of gift cards. Absent: as the series says.</summary>
    public long? Balance { get; init; }
}

/// <summary>What a voucher shall be used for.</summary>
public record VoucherCheckRequest
{
    public MemberReference? Member { get; init; }

    /// <summary>Absent: now. A till that was offline says when it was.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public VoucherOrderRequest? Order { get; init; }

    /// <summary>How much of a gift card. Absent: as much as the order takes and the card has.</summary>
    public long? Amount { get; init; }
}

/// <summary>A use of a voucher; `source` and `externalId` name it for ever.</summary>
public sealed record VoucherUseRequest : VoucherCheckRequest
{
    /// <summary>Which till or shop system speaks.</summary>
    public string? Source { get; init; }

    /// <summary>What it calls the order, or the use.</summary>
    public string? ExternalId { get; init; }
}

/// <summary>An order as it stands before the voucher, in the smallest part of its currency.</summary>
public sealed record VoucherOrderRequest
{
    public string? Currency { get; init; }

    /// <summary>Sum of the lines' amounts plus shipping.</summary>
    public long? Total { get; init; }

    public long? Shipping { get; init; }

    public IReadOnlyList<PurchaseLineRequest>? Lines { get; init; }
}

/// <summary>Which use is given back.</summary>
public sealed record ReleaseRequest
{
    public string? UseId { get; init; }

    /// <summary>Part of what was spent of a gift card. Absent: all that did not come back yet.</summary>
    public long? Amount { get; init; }
}

/// <summary>Why a voucher shall not be used any more.</summary>
public sealed record VoidVoucherRequest
{
    public string? Reason { get; init; }
}

internal abstract class VoucherLineValidator<T> : FaultValidator<T>
    where T : VoucherLineRequest
{
    protected VoucherLineValidator(bool needsCode)
    {
        if (needsCode) RuleFor(x => x.Code).Required();
        RuleFor(x => x.Code).Check(
            code => code is null || VoucherCode.MayBeChosen(code) ? null : new Refusal(
                FaultCodes.InvalidFormat,
                "4 to 32 letters, digits and hyphens are expected, and not 16 letters and digits, which is the form "
                + "of a code that is made here."),
            new Bounds(Pattern: "^[A-Za-z0-9-]{4,32}$"));
        RuleFor(x => x.MemberId).PublicId(Core.PublicId.Member);
        RuleFor(x => x.Balance).Within(1, Rules.MaximumAmount);
    }
}

internal sealed class ImportLineValidator() : VoucherLineValidator<VoucherLineRequest>(needsCode: true);

internal sealed class IssueVoucherValidator : VoucherLineValidator<IssueVoucherRequest>
{
    public IssueVoucherValidator()
        : base(needsCode: false)
    {
        RuleFor(x => x.SeriesId).Required().PublicId(Core.PublicId.VoucherSeries);
    }
}

internal sealed class CodesValidator : FaultValidator<CodesRequest>
{
    public CodesValidator()
    {
        RuleFor(x => x.Count).Required().Within(1, 1_000_000);
        RuleFor(x => x.Balance).Within(1, Rules.MaximumAmount);
    }
}

internal abstract class VoucherCheckValidator<T> : FaultValidator<T>
    where T : VoucherCheckRequest
{
    protected VoucherCheckValidator()
    {
        RuleFor(x => x.Member).Nested(new MemberReferenceValidator());
        RuleFor(x => x.Order).Nested(new VoucherOrderValidator());
        RuleFor(x => x.Amount).Within(1, Rules.MaximumAmount);
    }
}

internal sealed class CheckVoucherValidator : VoucherCheckValidator<VoucherCheckRequest>;

internal sealed class UseVoucherValidator : VoucherCheckValidator<VoucherUseRequest>
{
    public UseVoucherValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
    }
}

internal sealed class VoucherOrderValidator : FaultValidator<VoucherOrderRequest>
{
    public VoucherOrderValidator()
    {
        RuleFor(x => x.Currency).Required().Currency();
        RuleFor(x => x.Total).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Shipping).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Lines).AtMost(1000);
        RuleForEach(x => x.Lines).Required().Nested(new PurchaseLineValidator());
    }
}

internal sealed class ReleaseValidator : FaultValidator<ReleaseRequest>
{
    public ReleaseValidator()
    {
        RuleFor(x => x.UseId).Required().PublicId(Core.PublicId.VoucherUse);
        RuleFor(x => x.Amount).Within(1, Rules.MaximumAmount);
    }
}

internal sealed class VoidVoucherValidator : FaultValidator<VoidVoucherRequest>
{
    public VoidVoucherValidator()
    {
        RuleFor(x => x.Reason).Required().Text(500);
    }
}

[JsonSerializable(typeof(IssueVoucherRequest))]
[JsonSerializable(typeof(VoucherLineRequest))]
[JsonSerializable(typeof(CodesRequest))]
[JsonSerializable(typeof(VoucherCheckRequest))]
[JsonSerializable(typeof(VoucherUseRequest))]
[JsonSerializable(typeof(ReleaseRequest))]
[JsonSerializable(typeof(VoidVoucherRequest))]
internal sealed partial class VoucherRequestJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>A sale, as a till posts it. Money is in the smallest part of the currency.</summary>
/// <remarks>Setters rather than init: the serializer fills these without a detour, and this is the hot path.</remarks>
public record PurchaseRequest
{
    /// <summary>Which till or shop system speaks; with externalId it names the purchase for ever.</summary>
    public string? Source { get; set; }

    public string? ExternalId { get; set; }

    public DateTimeOffset? OccurredAt { get; set; }

    public MemberReference? Member { get; set; }

    public string? Currency { get; set; }

    /// <summary>Sum of the lines' amounts plus shipping.</summary>
    public long? Total { get; set; }

    /// <summary>Tax inside the total.</summary>
    public long? Tax { get; set; }

    public long? Shipping { get; set; }

    /// <summary>The part of the total, in money, that was paid by spending units.</summary>
    public long? PaidWithUnits { get; set; }

    /// <summary>The redemption it was paid with, reserved or captured: returns give its units back.</summary>
    public string? RedemptionId { get; set; }

    public string? Store { get; set; }

    public string? Channel { get; set; }

    public IReadOnlyList<string>? PaymentMethods { get; set; }

    public IReadOnlyList<string>? Coupons { get; set; }

    /// <summary>The code of the affiliate who sent the customer; one that nobody has is recorded and counts for
    /// nobody.</summary>
    public string? AffiliateCode { get; set; }

    /// <summary>At most 1,000; none for a till that posts totals only.</summary>
    public IReadOnlyList<PurchaseLineRequest>? Lines { get; set; }
}

/// <summary>
/// A member by id, by externalId, or by an identifier of the form `phone:+8613800000000`; exactly one.
/// </summary>
public sealed record MemberReference
{
    public string? Id { get; set; }

    public string? ExternalId { get; set; }

    public string? Identifier { get; set; }
}

/// <summary>One item of a sale.</summary>
public sealed record PurchaseLineRequest
{
    /// <summary>Unique within the purchase.</summary>
    public string? Id { get; set; }

    public string? Sku { get; set; }

    public string? Category { get; set; }

    public long? Quantity { get; set; }

    /// <summary>What was paid for all pieces: discounts off, tax included.</summary>
    public long? Amount { get; set; }

    /// <summary>Tax inside the amount; absent where the till does not know it by line.</summary>
    public long? Tax { get; set; }

    public IReadOnlyList<string>? Tags { get; set; }
}

internal sealed class PurchaseRequestValidator() : PurchaseValidator<PurchaseRequest>(needsMember: true);

/// <summary>The rules of a purchase, wherever one is sent.</summary>
internal abstract class PurchaseValidator<T> : FaultValidator<T>
    where T : PurchaseRequest
{
    private const int MaximumWords = 100;

    /// <param name="needsMember">Whether the purchase must say whose it is.</param>
    protected PurchaseValidator(bool needsMember)
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.OccurredAt).Required();
        if (needsMember) RuleFor(x => x.Member).Required();
        RuleFor(x => x.Member).Nested(new MemberReferenceValidator());
        RuleFor(x => x.Currency).Required().Currency();
        RuleFor(x => x.Total).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Tax).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Shipping).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.PaidWithUnits).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.RedemptionId).OwnedId(Core.PublicId.Redemption);
        RuleFor(x => x.Store).Text(64);
        RuleFor(x => x.Channel).Text(64);
        RuleFor(x => x.PaymentMethods).AtMost(MaximumWords);
        RuleFor(x => x.Coupons).AtMost(MaximumWords);
        RuleForEach(x => x.PaymentMethods).Required().Text(64);
        RuleForEach(x => x.Coupons).Required().Text(64);
        RuleFor(x => x.AffiliateCode).Text(64);
        RuleFor(x => x.Lines).AtMost(PurchaseIntake.MaximumLines).Check(UniqueIds);
        RuleForEach(x => x.Lines).Required().Nested(new PurchaseLineValidator());
    }

    private static Refusal? UniqueIds(IReadOnlyList<PurchaseLineRequest>? lines)
    {
        if (lines is null or { Count: < 2 }) return null;
        var seen = new HashSet<string>(lines.Count, StringComparer.Ordinal);
        return lines.All(line => line?.Id is not { } id || seen.Add(id)) ? null
            : new Refusal(FaultCodes.Duplicate, "Two lines have the same id.");
    }
}

internal sealed class MemberReferenceValidator : FaultValidator<MemberReference>
{
    public MemberReferenceValidator()
    {
        RuleFor(x => x.Id).PublicId(Core.PublicId.Member);
        RuleFor(x => x.ExternalId).Text(128);
        RuleFor(x => x.Identifier).Identifier();
        RuleFor(x => x).Check(member =>
            (member.Id is null ? 0 : 1) + (member.ExternalId is null ? 0 : 1) + (member.Identifier is null ? 0 : 1) == 1
                ? null
                : new(FaultCodes.InvalidValue, "Name the member by exactly one of id, externalId, identifier."));
    }
}

internal sealed class PurchaseLineValidator : FaultValidator<PurchaseLineRequest>
{
    public PurchaseLineValidator()
    {
        RuleFor(x => x.Id).Required().Text(64);
        RuleFor(x => x.Sku).Text(64);
        RuleFor(x => x.Category).Text(64);
        RuleFor(x => x.Quantity).Required().Within(1, 1_000_000_000);
        RuleFor(x => x.Amount).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Tax).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Tags).AtMost(100);
        RuleForEach(x => x.Tags).Required().Text(64);
    }
}

[JsonSerializable(typeof(PurchaseRequest))]
internal sealed partial class PurchaseJson : JsonSerializerContext;

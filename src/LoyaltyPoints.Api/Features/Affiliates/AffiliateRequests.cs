using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Storage.Affiliates;

namespace LoyaltyPoints.Api.Features.Affiliates;

/// <summary>Somebody who sends customers, and what they get for it.</summary>
public sealed record AffiliateRequest
{
    public string? Name { get; init; }

    /// <summary>What a purchase names it by; its case does not matter there.</summary>
    public string? Code { get; init; }

    public CommissionRequest? Commission { get; init; }

    /// <summary>Purchases in another currency are not attributed.</summary>
    public string? Currency { get; init; }

    /// <summary>Absent: only the code counts, no clicks do.</summary>
    public AttributionRequest? Attribution { get; init; }
}

/// <summary>
/// A share of what the goods cost, or a sum for each purchase. The goods are the order less its shipping and less the
/// tax inside their prices; a commission is rounded half to even, and returns lower it in proportion to what is left.
/// </summary>
public sealed record CommissionRequest
{
    /// <summary>`percent` or `amount`.</summary>
    public string? Kind { get; init; }

    /// <summary>For `percent`: a decimal such as `7.5`, above 0 and at most 100, of at most four places.</summary>
    public string? Percent { get; init; }

    /// <summary>For `amount`: money in the smallest part of the currency.</summary>
    public long? Amount { get; init; }

    /// <summary>To be called on a validated one.</summary>
    public CommissionTerms Value() => Kind == "percent"
        ? new CommissionTerms(CommissionKind.Percent, CommissionTerms.ReadPercent(Percent!)!.Value)
        : new CommissionTerms(CommissionKind.Amount, Amount!.Value);
}

/// <summary>How long a click counts.</summary>
public sealed record AttributionRequest
{
    /// <summary>Days of 24 hours from the click.</summary>
    public long? WithinDays { get; init; }
}

/// <summary>A member came by an affiliate's link.</summary>
public sealed record ClickRequest
{
    public string? MemberId { get; init; }

    /// <summary>Default now. A click of one instant is recorded once.</summary>
    public DateTimeOffset? At { get; init; }
}

internal sealed class AffiliateValidator : FaultValidator<AffiliateRequest>
{
    public const int LongestCode = 32;

    public AffiliateValidator()
    {
        RuleFor(x => x.Name).Required().Text(100);
        RuleFor(x => x.Code).Required().Check(
            code => code is null || IsCode(code) ? null
                : new(FaultCodes.InvalidFormat, "2 to 32 letters and digits of ASCII, - and _ are expected."),
            new(LongestText: LongestCode, Pattern: "^[0-9A-Za-z_-]{2,32}$"));
        RuleFor(x => x.Commission).Required().Nested(new CommissionValidator());
        RuleFor(x => x.Currency).Required().Currency();
        RuleFor(x => x.Attribution).Nested(new AttributionValidator());
    }

    private static bool IsCode(string code) => code.Length is >= 2 and <= LongestCode
        && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}

internal sealed class CommissionValidator : FaultValidator<CommissionRequest>
{
    public CommissionValidator()
    {
        RuleFor(x => x.Kind).Required().OneOf("percent", "amount");
        RuleFor(x => x.Percent).Check(text => text is null || CommissionTerms.ReadPercent(text) is not null ? null
            : new(FaultCodes.InvalidFormat, "A decimal such as 7.5, above 0 and at most 100, is expected."));
        RuleFor(x => x.Amount).Within(1, Rules.MaximumAmount);
        RuleFor(x => x).Check(body => body.Kind switch
        {
            "percent" when body.Percent is null || body.Amount is not null =>
                new(FaultCodes.InvalidValue, "Give a percent, and no amount."),
            "amount" when body.Amount is null || body.Percent is not null =>
                new(FaultCodes.InvalidValue, "Give an amount, and no percent."),
            _ => null,
        });
    }
}

internal sealed class AttributionValidator : FaultValidator<AttributionRequest>
{
    public AttributionValidator()
    {
        RuleFor(x => x.WithinDays).Required().Within(0, 366);
    }
}

internal sealed class ClickValidator : FaultValidator<ClickRequest>
{
    public ClickValidator()
    {
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
    }
}

[JsonSerializable(typeof(AffiliateRequest))]
[JsonSerializable(typeof(ClickRequest))]
[JsonSerializable(typeof(ClickAnswer))]
[JsonSerializable(typeof(AffiliateAnswer))]
[JsonSerializable(typeof(PageAnswer<AffiliateAnswer>))]
[JsonSerializable(typeof(StatementAnswer))]
internal sealed partial class AffiliateJson : JsonSerializerContext;

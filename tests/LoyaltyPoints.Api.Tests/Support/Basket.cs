using System.Text.Json;
using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;

namespace LoyaltyPoints.Api.Tests.Support;

/// <summary>A request of the usual shape, to try the binding on.</summary>
public sealed record Basket
{
    public string? Id { get; init; }

    public long? Total { get; init; }

    public decimal? Rate { get; init; }

    public bool? Express { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public string? Currency { get; init; }

    public BasketOwner? Owner { get; init; }

    public IReadOnlyList<string>? Coupons { get; init; }

    public IReadOnlyList<BasketLine>? Lines { get; init; }

    public IReadOnlyList<long>? Numbers { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }
}

public sealed record BasketOwner(string? Name, string? Member);

public sealed record BasketLine(string? Id, long? Amount);

[JsonSerializable(typeof(Basket))]
public sealed partial class BasketJson : JsonSerializerContext
{
    public static readonly BasketJson Strict = new(StrictJson.NewOptions());
}

public sealed class BasketValidator : FaultValidator<Basket>
{
    public static readonly BasketValidator Instance = new();

    public BasketValidator()
    {
        RuleFor(basket => basket.Id).Required().Text(10);
        RuleFor(basket => basket.Total).Required().Within(0, 1000);
        RuleFor(basket => basket.Currency).Currency();
        RuleFor(basket => basket.Owner).Nested(new OwnerValidator());
        RuleForEach(basket => basket.Coupons).Required().Text(5);
        RuleFor(basket => basket.Lines).AtMost(3);
        RuleForEach(basket => basket.Lines).Required().Nested(new LineValidator());
    }

    private sealed class OwnerValidator : FaultValidator<BasketOwner>
    {
        public OwnerValidator()
        {
            RuleFor(owner => owner.Name).Required().Text(20);
            RuleFor(owner => owner.Member).PublicId(Core.PublicId.Member);
        }
    }

    private sealed class LineValidator : FaultValidator<BasketLine>
    {
        public LineValidator()
        {
            RuleFor(line => line.Id).Required().Text(3);
            RuleFor(line => line.Amount).Required().Within(0, 100);
        }
    }
}

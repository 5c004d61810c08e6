using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api;

/// <summary>A purchase that is parsed, checked and answered, without anything being recorded.</summary>
internal static class Sample
{
    private static readonly SampleJson Json = new(StrictJson.NewOptions());
    private static readonly SamplePurchaseValidator Validator = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/sample", async Task<IResult> (HttpContext context) =>
        {
            var body = await JsonBody.ReadAsync(
                context.Request, Json.SamplePurchase, Validator, context.RequestAborted);
            if (!body.TryGet(out var purchase, out var problem)) return problem;
            return JsonAnswer.Of(StatusCodes.Status200OK,
                new SampleAnswer(purchase.ExternalId!, purchase.Total!.Value), Json.SampleAnswer);
        }).RequireScopes(Scopes.Pos | Scopes.Checkout).WithName("checkPurchase").WithTags("Sample")
            .WithSummary("Checks a purchase and records nothing")
            .AcceptsJson(Validator, Example).Produces<SampleAnswer>(StatusCodes.Status200OK)
            .ResponseExample(StatusCodes.Status200OK, """{ "externalId": "A-1", "total": 100 }""");
    }

    private const string Example = """
        { "source": "pos-12", "externalId": "A-1", "occurredAt": "2026-11-21T10:00:00+08:00",
          "member": { "externalId": "M-1" }, "currency": "CNY", "total": 100, "lines": [] }
        """;
}

internal sealed record SampleAnswer(string ExternalId, long Total);

internal sealed record SamplePurchase
{
    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public SampleMember? Member { get; init; }

    public string? Currency { get; init; }

    public long? Total { get; init; }

    public long? Tax { get; init; }

    public long? Shipping { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public IReadOnlyList<string>? PaymentMethods { get; init; }

    public IReadOnlyList<string>? Coupons { get; init; }

    public IReadOnlyList<SampleLine>? Lines { get; init; }
}

internal sealed record SampleMember(string? Id, string? ExternalId, string? Identifier);

internal sealed record SampleLine
{
    public string? Id { get; init; }

    public string? Sku { get; init; }

    public string? Category { get; init; }

    public long? Quantity { get; init; }

    public long? Amount { get; init; }

    public long? Tax { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }
}

[JsonSerializable(typeof(SamplePurchase))]
[JsonSerializable(typeof(SampleAnswer))]
internal sealed partial class SampleJson : JsonSerializerContext;

internal sealed class SamplePurchaseValidator : FaultValidator<SamplePurchase>
{
    public SamplePurchaseValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.OccurredAt).Required();
        RuleFor(x => x.Member).Required();
        RuleFor(x => x.Currency).Required().Currency();
        RuleFor(x => x.Total).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Tax).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Shipping).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Store).Text(64);
        RuleFor(x => x.Channel).Text(64);
        RuleFor(x => x.Lines).AtMost(1000);
        RuleForEach(x => x.PaymentMethods).Required().Text(64);
        RuleForEach(x => x.Coupons).Required().Text(64);
        RuleForEach(x => x.Lines).Required().Nested(new SampleLineValidator());
    }
}

internal sealed class SampleLineValidator : FaultValidator<SampleLine>
{
    public SampleLineValidator()
    {
        RuleFor(x => x.Id).Required().Text(64);
        RuleFor(x => x.Sku).Text(64);
        RuleFor(x => x.Category).Text(64);
        RuleFor(x => x.Quantity).Required().Within(1, 1_000_000_000);
        RuleFor(x => x.Amount).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Tax).Within(0, Rules.MaximumAmount);
        RuleForEach(x => x.Tags).Required().Text(64);
    }
}

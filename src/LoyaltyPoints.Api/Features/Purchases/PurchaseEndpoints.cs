using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>Purchases: what tills and checkouts post.</summary>
internal static class PurchaseEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var purchases = routes.MapGroup("/v1/purchases").RequireScopes(Scopes.Pos | Scopes.Checkout)
            .WithTags("Purchases");
        purchases.MapPost("", PostAsync).WithName("postPurchase").WithSummary("Record a purchase and earn units");
        purchases.MapPost("/quote", QuoteAsync).WithName("quotePurchase")
            .WithSummary("What a purchase would earn; writes nothing");
        purchases.MapPost("/batch", PurchaseBatch.PostAsync).WithName("postPurchaseBatch")
            .WithSummary("Record many purchases, streamed both ways");
        purchases.MapGet("/{id}", Get).WithName("getPurchase").WithSummary("A purchase with its results and returns");
        purchases.MapPost("/{id}/returns", ReturnEndpoint.PostAsync).WithName("postReturn")
            .WithSummary("Record what came back of a purchase");
    }

    private static async Task<IResult> PostAsync(HttpContext context, PurchaseIntake intake, LedgerWriter writer)
    {
        var body = await PurchaseIntake.ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return intake.TryMakeWork(context.Caller().TenantId, request, key, out var work) is { } refusal
            ? refusal : await writer.SendAsync(work!);
    }

    private static async Task<IResult> QuoteAsync(HttpContext context, PurchaseIntake intake, PurchaseQuote quote)
    {
        var body = await PurchaseIntake.ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        return quote.Answer(context.Caller().TenantId, request, intake);
    }

    private static IResult Get(string id, HttpContext context, ReadPool readers)
    {
        if (!Core.PublicId.TryParse(Core.PublicId.Purchase, id, out var purchaseId))
            return Problem.Of(ErrorCodes.PurchaseNotFound);
        var tenantId = context.Caller().TenantId;
        return readers.Read<IResult>(session => PurchaseRow.Find(session, tenantId, purchaseId) is { } row
            ? new JsonAnswer(200, PurchaseDocument.Write(row, ReturnRow.Answers(session, tenantId, purchaseId)))
            : Problem.Of(ErrorCodes.PurchaseNotFound));
    }
}

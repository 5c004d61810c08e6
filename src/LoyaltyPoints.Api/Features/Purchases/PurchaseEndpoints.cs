using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Features.Lines;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>Purchases: what tills and checkouts post.</summary>
internal static class PurchaseEndpoints
{
    private static readonly ErrorCode[] Refusals =
    [
        ErrorCodes.MemberNotFound, ErrorCodes.TotalsMismatch, ErrorCodes.OccurredInFuture, ErrorCodes.AmountOverflow,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var purchases = routes.MapGroup("/v1/purchases").RequireScopes(Scopes.Pos | Scopes.Checkout)
            .WithTags("Purchases");
        purchases.MapPost("", PostAsync).WithName("postPurchase").WithSummary("Record a purchase and earn units")
            .WithDescription("The same `source` and `externalId` are recorded once, for ever: a retry is answered like "
                + "the first time, with `Idempotency-Replayed: true`.")
            .AcceptsJson(PurchaseIntake.Validator, PurchaseExamples.Purchase).TakesIdempotencyKey()
            .Produces<PurchaseAnswer>(StatusCodes.Status201Created)
            .ResponseExample(StatusCodes.Status201Created, PurchaseExamples.Recorded)
            .Problems(Refusals)
            .Problems(ErrorCodes.PurchaseConflict, ErrorCodes.RedemptionNotFound, ErrorCodes.RedemptionLapsed,
                ErrorCodes.RedemptionVoided, ErrorCodes.RedemptionUsed, ErrorCodes.PaymentMismatch,
                ErrorCodes.VelocityExceeded)
            .Problems(Writes.Unavailable);
        purchases.MapPost("/quote", QuoteAsync).WithName("quotePurchase")
            .WithSummary("What a purchase would earn; writes nothing")
            .AcceptsJson(PurchaseIntake.Validator, PurchaseExamples.Purchase)
            .Produces<QuoteAnswer>().ResponseExample(StatusCodes.Status200OK, PurchaseExamples.Quote)
            .Problems(Refusals);
        purchases.MapPost("/batch", PurchaseBatch.PostAsync).WithName("postPurchaseBatch")
            .WithSummary("Record many purchases, streamed both ways")
            .WithDescription("A purchase a line in, as `postPurchase` takes it; an answer a line out, in order, while "
                + "the rest is still coming in. Each line has its own status and, where refused, its own problem.")
            .Accepts<PurchaseRequest>(LineBatch.MediaType)
            .WithMetadata(new RequestSample(PurchaseExamples.Purchase))
            .Produces<BatchLineAnswer>(StatusCodes.Status200OK, LineBatch.MediaType)
            .InClass(RouteClass.Batch).Problems(ErrorCodes.UnsupportedMediaType, ErrorCodes.PayloadTooLarge);
        purchases.MapGet("/{id}", Get).WithName("getPurchase").WithSummary("A purchase with its results and returns")
            .Produces<PurchaseDetailsAnswer>().Problems(ErrorCodes.PurchaseNotFound);
        purchases.MapPost("/{id}/returns", ReturnEndpoint.PostAsync).WithName("postReturn")
            .WithSummary("Record what came back of a purchase")
            .WithDescription("By lines or as an amount, in any number of pieces. Afterwards the purchase has earned "
                + "what the order that remains would have earned under the same program version.")
            .AcceptsJson(ReturnEndpoint.Validator, PurchaseExamples.Return).TakesIdempotencyKey()
            .Produces<ReturnAnswer>(StatusCodes.Status201Created)
            .ResponseExample(StatusCodes.Status201Created, PurchaseExamples.Returned)
            .Problems(ErrorCodes.PurchaseNotFound, ErrorCodes.ReturnConflict, ErrorCodes.ReturnExceedsPurchase,
                ErrorCodes.OccurredInFuture, ErrorCodes.Unprocessable, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
    }

    private static async Task<IResult> PostAsync(HttpContext context, PurchaseIntake intake, LedgerWriter writer)
    {
        var body = await PurchaseIntake.ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return intake.TryMakeWork(context.Caller(), request, key, out var work) is { } refusal
            ? refusal : await writer.SendAsync(work!);
    }

    private static async Task<IResult> QuoteAsync(HttpContext context, PurchaseIntake intake, PurchaseQuote quote)
    {
        var body = await PurchaseIntake.ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        return quote.Answer(context.Caller(), request, intake);
    }

    private static IResult Get(string id, HttpContext context, ReadPool readers, CatalogCache catalogs)
    {
        if (!MemberOwnedId.TryParse(Core.PublicId.Purchase, id, out var purchase))
            return Problem.Of(ErrorCodes.PurchaseNotFound);
        var tenantId = context.Caller().TenantId;
        return readers.Read<IResult>(session =>
            PurchaseRow.Find(session, tenantId, purchase.MemberId, purchase.Id) is { } row
                ? new JsonAnswer(
                    200, PurchaseDocument.Write(
                        row, ReturnRow.Answers(session, tenantId, row.MemberId, row.Id),
                        CommissionRows.Left(session, tenantId, row.MemberId, row.Id),
                        catalogs.Current(session, tenantId)))
                : Problem.Of(ErrorCodes.PurchaseNotFound));
    }
}

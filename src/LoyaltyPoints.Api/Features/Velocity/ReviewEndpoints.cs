using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Velocity;

/// <summary>What rules against abuse have flagged, and what came of it.</summary>
internal sealed class ReviewEndpoints(ReadPool readers, LedgerWriter writer, TenantTime time)
{
    private const string List = "reviews";

    private const string Example = """{ "actor": "jo@example.com", "reason": "Three receipts of one basket." }""";

    private static readonly ReviewJson Json = new(StrictJson.NewOptions());
    private static readonly ApproveValidator ApproveValidator = new();
    private static readonly RejectValidator RejectValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var reviews = routes.MapGroup("/v1/reviews").RequireScopes(Scopes.Admin).WithTags("Reviews");
        reviews.MapGet("", GetPage).WithName("listReviews").WithSummary("What somebody should look at, oldest first")
            .Query("status", "`open`, `approved` or `rejected`; absent: all.")
            .Query("kind", "`purchase`, `redemption` or `till`; absent: all.")
            .Query("memberId", "Only this member's.").Paged().Produces<PageAnswer<ReviewAnswer>>();
        reviews.MapGet("/{id}", Get).WithName("getReview").WithSummary("A review with its evidence")
            .Produces<ReviewAnswer>().Problems(ErrorCodes.ReviewNotFound);
        reviews.MapPost("/{id}/approve", ApproveAsync).WithName("approveReview")
            .WithSummary("Let it stand").WithDescription("Once: of two reviewers the first wins.")
            .AcceptsJson(ApproveValidator, Example).TakesIdempotencyKey().Produces<ReviewAnswer>()
            .Problems(ErrorCodes.ReviewNotFound, ErrorCodes.ReviewResolved).Problems(Writes.Unavailable);
        reviews.MapPost("/{id}/reject", RejectAsync).WithName("rejectReview")
            .WithSummary("Take a purchase back; mark a redemption or a till")
            .WithDescription("Once: of two reviewers the first wins. All that is left of a purchase is returned, by a "
                + "return of the source `review`: what it earned is taken back as the program says, and it counts as "
                + "come back everywhere. A redemption is only marked: reverse it where its units are to go back.")
            .AcceptsJson(RejectValidator, Example).TakesIdempotencyKey().Produces<ReviewAnswer>()
            .Problems(ErrorCodes.ReviewNotFound, ErrorCodes.ReviewResolved, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
    }

    private IResult GetPage(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        if (ReviewFilter.Read(context.Request.Query, out var filter) is { } unknown) return unknown;
        var rows = readers.Read(session => ReviewRows.Page(
            session, tenantId, filter.Status, filter.Kind, filter.MemberId, page.AfterId, page.Limit + 1));
        return JsonAnswer.Of(
            200, PageAnswer<ReviewAnswer>.Of(
                rows, page.Limit, ReviewAnswer.Of, row => Cursor.Encode(List, tenantId, row.Id)),
            Json.PageAnswerReviewAnswer);
    }

    private IResult Get(string id, HttpContext context) =>
        Find(id, context) is { } review
            ? JsonAnswer.Of(200, ReviewAnswer.Of(review), CoreJson.Default.ReviewAnswer)
            : Problem.Of(ErrorCodes.ReviewNotFound);

    private Task<IResult> ApproveAsync(string id, HttpContext context) =>
        ResolveAsync(id, context, ReviewStatus.Approved, ApproveValidator);

    private Task<IResult> RejectAsync(string id, HttpContext context) =>
        ResolveAsync(id, context, ReviewStatus.Rejected, RejectValidator);

    private async Task<IResult> ResolveAsync(
        string id, HttpContext context, ReviewStatus outcome, FaultValidator<ResolveReviewRequest> validator)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ResolveReviewRequest, validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (Find(id, context) is not { } review) return Problem.Of(ErrorCodes.ReviewNotFound);
        var caller = context.Caller();
        var rejected = outcome == ReviewStatus.Rejected && review.Kind == ReviewKind.Purchase
            ? readers.Read(session => Rejected(session, caller, review)) : null;
        return await writer.SendAsync(new ResolveReviewWork(
            caller.TenantId, new MemberOwnedId(review.Id, review.MemberId), outcome, request.Actor!, request.Reason,
            rejected, key));
    }

    // A purchase that is gone for good leaves a review that can only be marked.
    private RejectedPurchase? Rejected(Session session, Caller caller, Review review)
    {
        if (PurchaseRow.Find(session, caller.TenantId, review.MemberId, review.SubjectId) is not { } row) return null;
        var order = row.Order();
        var paidWith = order.RedemptionId is { } redemption
            ? RedemptionRow.Find(session, caller.TenantId, redemption.MemberId, redemption.Id) : null;
        return new RejectedPurchase(row, Instant.Max(order.OccurredAt, time.Now(session, caller)), paidWith);
    }

    private Review? Find(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Review, id, out var review)
            ? readers.Read(session => ReviewRows.Find(session, tenantId, review)) : null;
    }
}

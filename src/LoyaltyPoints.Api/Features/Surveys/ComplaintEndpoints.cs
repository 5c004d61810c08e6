using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>Complaints and their resolution, and thanks.</summary>
internal sealed class ComplaintEndpoints(ReadPool readers, LedgerWriter writer, TenantTime time)
{
    private const Scopes Enough = Scopes.Pos | Scopes.Checkout | Scopes.Admin;

    private static readonly SurveyJson Json = new(StrictJson.NewOptions());
    private static readonly ComplaintValidator Validator = new();
    private static readonly ResolutionValidator ResolutionValidator = new();
    private static readonly ThanksValidator ThanksValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var complaints = routes.MapGroup("/v1/complaints").WithTags("Complaints").RequireScopes(Enough);
        complaints.MapPost("", (Delegate)PostAsync).WithName("postComplaint").WithSummary("Record a complaint")
            .WithDescription("The same `source` and `externalId` are recorded once, for ever.")
            .AcceptsJson(Validator, SurveyExamples.Complaint).TakesIdempotencyKey()
            .Produces<ComplaintAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.PurchaseNotFound, ErrorCodes.ComplaintConflict,
                ErrorCodes.OccurredInFuture)
            .Problems(Writes.Unavailable);
        complaints.MapGet("", GetPage).WithName("listComplaints").WithSummary("Complaints")
            .WithDescription("In the order of `openedAt`.")
            .Query("open", "`true`: those not resolved; `false`: those resolved; absent: all.")
            .Query("from", "First instant of the period; absent: from the beginning.", format: "date-time")
            .Query("to", "First instant after the period; absent: until now.", format: "date-time")
            .Paged().Produces<PageAnswer<ComplaintAnswer>>();
        complaints.MapGet("/{id}", Get).WithName("getComplaint").WithSummary("A complaint as it is now")
            .Produces<ComplaintAnswer>().Problems(ErrorCodes.ComplaintNotFound);
        complaints.MapPost("/{id}/resolution", ResolveAsync).WithName("resolveComplaint")
            .WithSummary("Record how a complaint was resolved").WithDescription("Once.")
            .AcceptsJson(ResolutionValidator, SurveyExamples.Resolution).TakesIdempotencyKey()
            .Produces<ComplaintAnswer>()
            .Problems(ErrorCodes.ComplaintNotFound, ErrorCodes.ComplaintResolved, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        routes.MapGroup("/v1/members/{id}").WithTags("Members").RequireScopes(Enough)
            .MapPost("/thanks", ThankAsync).WithName("thankMember")
            .WithSummary("Record that somebody has thanked a member")
            .WithDescription("The thank-you list says who was.")
            .AcceptsJson(ThanksValidator, SurveyExamples.Thanks).TakesIdempotencyKey()
            .Produces<ThanksAnswer>(StatusCodes.Status201Created).Problems(ErrorCodes.MemberNotFound)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.ComplaintRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (time.IsFuture(caller, request.OpenedAt!.Value))
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The complaint lies in the future.",
                [new("/openedAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        var (touch, unknown) = request.Read(readers, caller.TenantId);
        return touch is null ? unknown! : await writer.SendAsync(new PostComplaintWork(
            caller.TenantId, request.Member(), request.Document(), touch, key));
    }

    private async Task<IResult> ResolveAsync(string id, HttpContext context)
    {
        var caller = context.Caller();
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ResolutionRequest, ResolutionValidator, context.RequestAborted,
            request => NotInFuture(caller, request.ResolvedAt, "/resolvedAt"));
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return MemberOwnedId.TryParse(Core.PublicId.Complaint, id, out var complaint)
            ? await writer.SendAsync(new ResolveComplaintWork(
                caller.TenantId, complaint, now => new Resolution
                {
                    ResolvedAt = request.ResolvedAt is { } at ? Instant.From(at) : now,
                    Code = request.Code!,
                    Text = request.Text,
                }, key))
            : Problem.Of(ErrorCodes.ComplaintNotFound);
    }

    private async Task<IResult> ThankAsync(string id, HttpContext context)
    {
        var caller = context.Caller();
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ThanksRequest, ThanksValidator, context.RequestAborted,
            request => NotInFuture(caller, request.At, "/at"));
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId)
            ? await writer.SendAsync(new ThankMemberWork(
                caller.TenantId, memberId, request.At is { } at ? Instant.From(at) : null, request.Channel!,
                request.Actor!, key))
            : Problem.Of(ErrorCodes.MemberNotFound);
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Complaint, id, out var complaint)
            && readers.Read(session => ComplaintRows.Find(session, tenantId, complaint)) is { } answer
            ? JsonAnswer.Of(200, answer, CoreJson.Default.ComplaintAnswer)
            : Problem.Of(ErrorCodes.ComplaintNotFound);
    }

    private IResult GetPage(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (Period.Read(context.Request, out var period) is { } bad) return bad;
        var open = context.Request.Query["open"].ToString();
        if (open is not ("" or "true" or "false"))
        {
            return Problem.Invalid([
                new(PageQuery.QueryPointer("open"), FaultCodes.InvalidValue, "true or false is expected.")]);
        }

        bool? isOpen = open.Length == 0 ? null : open == "true";
        var list = $"complaints:{open}:{period.From.UnixMilliseconds}:{period.To.UnixMilliseconds}";
        if (PageQuery.Read(context.Request, list, tenantId, out var page) is { } problem) return problem;
        var rows = readers.Read(session => ComplaintRows.Page(
            session, tenantId, period, isOpen, InstantCursor.After(page.After), page.Limit + 1));
        return JsonAnswer.Of(200, PageAnswer<ComplaintAnswer>.Of(
            rows, page.Limit, static row => row,
            row => Cursor.Encode(list, tenantId, InstantCursor.Payload(row.OpenedAt, row.Id.Id))),
            Json.PageAnswerComplaintAnswer);
    }

    private IReadOnlyList<Fault> NotInFuture(Caller caller, DateTimeOffset? at, string pointer) =>
        at is { } known && time.IsFuture(caller, known)
            ? [new(pointer, FaultCodes.OutOfRange, "Must not lie in the future.")] : [];
}

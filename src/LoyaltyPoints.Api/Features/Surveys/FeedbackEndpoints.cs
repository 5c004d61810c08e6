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

/// <summary>Feedback: who was asked, what they answered, and what came of it.</summary>
internal sealed class FeedbackEndpoints(ReadPool readers, LedgerWriter writer, TenantTime time)
{
    private const Scopes Enough = Scopes.Pos | Scopes.Checkout | Scopes.Admin;

    private static readonly SurveyJson Json = new(StrictJson.NewOptions());
    private static readonly FeedbackValidator Validator = new();
    private static readonly InvitationValidator InvitationValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var feedback = routes.MapGroup("/v1/feedback").WithTags("Surveys").RequireScopes(Enough);
        feedback.MapPost("", (Delegate)PostAsync).WithName("postFeedback").WithSummary("Record a member's answer")
            .WithDescription("The same `source` and `externalId` are recorded once, for ever. Where the survey has a "
                + "reward, programs give it in the same transaction, and `results` say what. Unhappy answers "
                + "(`unsatisfied`, 0 to 6) and delighted ones (`extremelySatisfied`, 9 and 10) ask for a follow-up.")
            .AcceptsJson(Validator, SurveyExamples.Feedback).TakesIdempotencyKey()
            .Produces<FeedbackAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.SurveyNotFound, ErrorCodes.InvitationNotFound,
                ErrorCodes.PurchaseNotFound, ErrorCodes.FeedbackConflict, ErrorCodes.AlreadyAnswered,
                ErrorCodes.AnswersUnfit, ErrorCodes.OccurredInFuture, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        feedback.MapGet("/{id}", Get).WithName("getFeedback").WithSummary("A member's answer with its reward")
            .Produces<FeedbackAnswer>().Problems(ErrorCodes.FeedbackNotFound);
        var surveys = routes.MapGroup("/v1/surveys/{id}").WithTags("Surveys");
        surveys.MapPost("/invitations", (Delegate)InviteAsync).RequireScopes(Enough).WithName("inviteMember")
            .WithSummary("Record that a member was asked")
            .WithDescription("The response rate is of those. Sending the invitation is yours.")
            .AcceptsJson(InvitationValidator, SurveyExamples.Invitation).TakesIdempotencyKey()
            .Produces<InvitationAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.SurveyNotFound, ErrorCodes.MemberNotFound, ErrorCodes.PurchaseNotFound)
            .Problems(Writes.Unavailable);
        surveys.MapGet("/feedback", GetPage).RequireScopes(Scopes.Admin).WithName("listFeedback")
            .WithSummary("What was answered to a survey")
            .WithDescription("In the order of `occurredAt`.")
            .Query("from", "First instant of the period; absent: from the beginning.", format: "date-time")
            .Query("to", "First instant after the period; absent: until now.", format: "date-time")
            .Paged().Produces<PageAnswer<FeedbackAnswer>>().Problems(ErrorCodes.SurveyNotFound);
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.FeedbackRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (time.IsFuture(caller, request.OccurredAt!.Value))
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The answer lies in the future.",
                [new("/occurredAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        var (touch, unknown) = request.Read(readers, caller.TenantId);
        return touch is null ? unknown! : await writer.SendAsync(new PostFeedbackWork(
            caller.TenantId, request.Member(), request.Document(), touch, key));
    }

    private async Task<IResult> InviteAsync(string id, HttpContext context)
    {
        var caller = context.Caller();
        var body = await JsonBody.ReadAsync(
            context.Request, Json.InvitationRequest, InvitationValidator, context.RequestAborted,
            request => request.InvitedAt is { } at && time.IsFuture(caller, at)
                ? [new("/invitedAt", FaultCodes.OutOfRange, "Must not lie in the future.")] : []);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Survey, id, out var surveyId))
            return Problem.Of(ErrorCodes.SurveyNotFound);
        var (touch, unknown) = request.Read(readers, caller.TenantId);
        return touch is null ? unknown! : await writer.SendAsync(new InviteMemberWork(
            caller.TenantId, request.Member(), surveyId, touch,
            request.InvitedAt is { } at ? Instant.From(at) : null, key));
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Feedback, id, out var feedback)
            && readers.Read(session => FeedbackRows.Find(session, tenantId, feedback)) is { } answer
            ? JsonAnswer.Of(200, answer, CoreJson.Default.FeedbackAnswer) : Problem.Of(ErrorCodes.FeedbackNotFound);
    }

    private IResult GetPage(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.Survey, id, out var surveyId))
            return Problem.Of(ErrorCodes.SurveyNotFound);
        if (Period.Read(context.Request, out var period) is { } bad) return bad;
        var list = $"feedback:{surveyId:N}:{period.From.UnixMilliseconds}:{period.To.UnixMilliseconds}";
        if (PageQuery.Read(context.Request, list, tenantId, out var page) is { } problem) return problem;
        return readers.Read<IResult>(session =>
        {
            if (SurveyRows.Find(session, tenantId, surveyId) is null) return Problem.Of(ErrorCodes.SurveyNotFound);
            var rows = FeedbackRows.Page(
                session, tenantId, surveyId, period, InstantCursor.After(page.After), page.Limit + 1);
            return JsonAnswer.Of(200, PageAnswer<FeedbackAnswer>.Of(
                rows, page.Limit, static row => row,
                row => Cursor.Encode(list, tenantId, InstantCursor.Payload(row.OccurredAt, row.Id.Id))),
                Json.PageAnswerFeedbackAnswer);
        });
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.WinBacks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.WinBacks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Churn;

/// <summary>Lists of members to win back, and what became of them.</summary>
internal sealed class WinBackListEndpoints(
    ReadPool readers, LedgerWriter writer, AnalyticsQuery query, AnalyticsScan scan)
{
    private const string Path = "/v1/analytics/win-back-lists";
    private const string List = "win-back-lists";

    private static readonly WinBackListJson Json = new(StrictJson.NewOptions());
    private static readonly WinBackListValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, (Delegate)PostAsync).RequireScopes(Scopes.Admin).WithTags(AnalyticsRoutes.Tag)
            .WithName("createWinBackList").WithSummary("Keep who is silent now, to see what becomes of them")
            .WithDescription("The members whom `/v1/analytics/win-back` tells for the same parameters. A control is "
                + "left alone, to compare with.")
            .AsksAnalytics().AsksWinBack()
            .AcceptsJson(Validator, """{ "name": "Spring letter", "controlPercent": 20 }""").TakesIdempotencyKey()
            .Produces<WinBackListAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.AmountOverflow).Problems(Writes.Unavailable);
        var read = routes.MapGroup(Path).RequireScopes(Scopes.Admin).WithTags(AnalyticsRoutes.Tag);
        read.MapGet("", GetPage).WithName("listWinBackLists").WithSummary("Lists of members to win back")
            .Paged().Produces<PageAnswer<WinBackListAnswer>>();
        read.MapGet("/{id}", (Delegate)GetAsync).WithName("getWinBackList").WithSummary("What became of a list")
            .WithDescription("What its members bought from its `asOf` on, wherever.")
            .Query("asOf", "Nothing that occurred at or after it is counted; without it, now.", format: "date-time")
            .Query("format", "`json` or `csv`; without it, what `Accept` prefers. CSV has the rows alone.")
            .Produces<WinBackOutcomeAnswer>(StatusCodes.Status200OK, JsonAnswer.Json, AnalyticsQuery.Csv)
            .Problems(ErrorCodes.WinBackListNotFound, ErrorCodes.AmountOverflow, ErrorCodes.DatabaseUnavailable);
    }

    private async Task<IResult> PostAsync(HttpContext context)
    {
        var (asked, wanted, fault) = query.Read(context, ChurnEndpoints.AskWinBack);
        if (asked is null) return fault!;
        var body = await JsonBody.ReadAsync(
            context.Request, Json.WinBackListRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        // What is asked stands in the query too, so a key that comes again with another is another request.
        byte[] all = [.. Encoding.UTF8.GetBytes(context.Request.QueryString.Value + "\n"), .. body.Bytes.Span];
        if (Writes.ReadKey(context.Request, all, out var key) is { } badKey) return badKey;
        var measure = new WinBackMeasure(asked.Question, wanted!, model: null);
        IReadOnlyList<SilentMember> members;
        try
        {
            await scan.RunAsync(asked, measure.Add, context.RequestAborted);
            members = measure.Answer().Members;
        }
        catch (OverflowException)
        {
            return Problem.Of(ErrorCodes.AmountOverflow);
        }

        return await writer.SendAsync(new FunctionWork(asked.TenantId, key, batch =>
        {
            var list = ListOf(request, asked, wanted!, members, batch.Ids.Next(), batch.NowOf(asked.TenantId));
            WinBackRow.Create(batch, asked.TenantId, list);
            var answer = WinBackListAnswer.Of(list);
            return new Answer(
                201, JsonSerializer.SerializeToUtf8Bytes(answer, Json.WinBackListAnswer), $"{Path}/{answer.Id}");
        })
        {
            Event = new WorkEvent(EventTypes.WinBackListCreated) { IsBare = true },
        });
    }

    private static WinBackList ListOf(
        WinBackListRequest request, AnalyticsRequest asked, WinBackQuestion wanted,
        IReadOnlyList<SilentMember> members, Guid id, Instant now) => new WinBackList
        {
            Id = id,
            Name = request.Name!,
            AsOf = asked.Question.AsOf,
            From = asked.Question.From,
            To = asked.Question.To,
            Currency = asked.Question.Currency,
            SilentAfterDays = wanted.SilentAfterDays,
            MinimumRevenue = wanted.MinimumRevenue,
            ControlPercent = (int)(request.ControlPercent ?? 0),
            Members =
            [
                .. members.Select(member => new WinBackMember(
                    member.MemberId, member.LastPurchaseAt, member.Revenue, IsControl: false)),
            ],
            CreatedAt = now,
        }.WithControl();

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, WinBackRow.Page, WinBackListAnswer.Of, static row => row.Id, Json.PageAnswerWinBackListAnswer);

    private async Task<IResult> GetAsync(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.WinBackList, id, out var listId)
            || readers.Read(session => WinBackRow.Find(session, tenantId, listId)) is not { } list)
            return Problem.Of(ErrorCodes.WinBackListNotFound);
        var (request, problem) = query.Read(context, list.Currency);
        if (request is null) return problem!;
        var asOf = request.Question.AsOf;
        var outcome = new WinBackOutcome(list, asOf);
        var since = request with { Filter = request.Filter.Everything(list.Currency) };
        try
        {
            var (_, upTo) = await scan.RunAsync(since, outcome.Add, context.RequestAborted);
            var (result, rows) = outcome.Answer();
            if (request.IsCsv) return CsvAnswer.Of(rows, Json.WinBackMemberOutcome);
            return JsonAnswer.Of(
                200, new WinBackOutcomeAnswer(
                    [Definitions.WinBackOutcome.Id], WinBackListAnswer.Of(list), asOf, upTo, result, rows),
                Json.WinBackOutcomeAnswer);
        }
        catch (OverflowException)
        {
            return Problem.Of(ErrorCodes.AmountOverflow);
        }
    }
}

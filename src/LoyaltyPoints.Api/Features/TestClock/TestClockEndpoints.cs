using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.TestClock;

/// <summary>The time of a test tenant, which can be moved forward to see what it brings.</summary>
internal sealed class TestClockEndpoints(
    TenantTime time, ReadPool readers, LedgerWriter writer, TestClockAdvanced advanced)
{
    private const string Example = """{ "now": "2026-12-21T02:00:00Z", "offsetMilliseconds": 2592000000 }""";

    private static readonly TestClockJson Json = new(StrictJson.NewOptions());
    private static readonly AdvanceValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var clock = routes.MapGroup("/v1/test-clock").RequireScopes(Scopes.Admin).WithTags("Test clock");
        clock.MapGet("", Get).WithName("getTestClock").WithSummary("What time it is for a test tenant")
            .Produces<TestClockAnswer>().ResponseExample(StatusCodes.Status200OK, Example)
            .Problems(ErrorCodes.TestClockUnavailable);
        clock.MapPost("/advance", (Delegate)AdvanceAsync).WithName("advanceTestClock")
            .WithSummary("Move a test tenant's time forward")
            .WithDescription("All that is recorded, decided or asked for afterwards goes by the new time; there is no "
                + "way back. By at most 100 years at a time, and no further than the year 2200.")
            .AcceptsJson(Validator, """{ "by": "P30D" }""").TakesIdempotencyKey()
            .Produces<TestClockAnswer>().ResponseExample(StatusCodes.Status200OK, Example)
            .Problems(ErrorCodes.TestClockUnavailable, ErrorCodes.Unprocessable).Problems(Writes.Unavailable);
    }

    private IResult Get(HttpContext context)
    {
        var caller = context.Caller();
        if (!caller.IsTest) return Problem.Of(ErrorCodes.TestClockUnavailable);
        var ahead = readers.Read(session => time.AheadOf(session, caller.TenantId));
        return JsonAnswer.Of(
            200, new TestClockAnswer(time.Real.Plus(ahead), (long)ahead.TotalMilliseconds), Json.TestClockAnswer);
    }

    private async Task<IResult> AdvanceAsync(HttpContext context)
    {
        var caller = context.Caller();
        if (!caller.IsTest) return Problem.Of(ErrorCodes.TestClockUnavailable);
        var body = await JsonBody.ReadAsync(context.Request, Json.AdvanceRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var command = request.Command();
        var result = await writer.WriteAsync(new FunctionWork(caller.TenantId, key, batch =>
        {
            var (now, refusal) = TestClockWrites.Advance(batch, caller.TenantId, command);
            return refusal is not null ? refusal : Answer(now, batch.AheadOf(caller.TenantId));
        })
        {
            MovesClock = true,
            Event = new WorkEvent(EventTypes.TestClockAdvanced),
        });
        if (result.Answer is not { } answer) return Writes.Problem(result.Refusal!);
        // What time brings about is nobody's act.
        Act.End();
        // Also for a replay: the first attempt may not have come this far.
        await advanced.RaiseAsync(caller.TenantId);
        return Writes.Response(answer);
    }

    private static Answer Answer(Core.Instant now, TimeSpan ahead) => new(200, JsonSerializer.SerializeToUtf8Bytes(
        new TestClockAnswer(now, (long)ahead.TotalMilliseconds), Json.TestClockAnswer));
}

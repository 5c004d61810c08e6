using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Warnings;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Warnings;

/// <summary>Early warnings: looking for them now, and what the latest look came to.</summary>
internal sealed class WarningEndpoints(WarningLook look, ReadPool readers, LedgerWriter writer)
{
    private static readonly WarningJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var warnings = routes.MapGroup("/v1/analytics/warnings").RequireScopes(Scopes.Admin)
            .WithTags(AnalyticsRoutes.Tag);
        warnings.MapGet("", Get).WithName("getWarnings").WithSummary("What the latest look for early warnings came to")
            .WithDescription("The warnings themselves are alerts of the kinds `rhythm`, `spend`, `program-redemptions` "
                + "and `campaign-budget`.")
            .Produces<WarningsAnswer>();
        warnings.MapPost("/run", (Delegate)RunAsync).WithName("runWarnings").WithSummary("Look for early warnings now")
            .WithDescription("Looks at all members, programs and campaigns as of now, as is done once a day anyway. A "
                + "cause that has raised an alert raises no other.")
            .TakesIdempotencyKey().Produces<WarningOutcome>().Problems(ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
    }

    /// <summary>Looks, and remembers what that came to.</summary>
    public async Task<WorkResult> LookAsync(
        int tenantId, bool isTest, RequestKey? key, CancellationToken cancellation)
    {
        var (outcome, refusal) = await look.RunAsync(tenantId, isTest, cancellation);
        if (outcome is null) return refusal!;
        var body = JsonSerializer.SerializeToUtf8Bytes(outcome, Json.WarningOutcome);
        return await writer.WriteAsync(new FunctionWork(tenantId, key, batch =>
        {
            WarningRuns.Put(batch, tenantId, new WarningRun(outcome.AsOf, body));
            return new Answer(200, body);
        }));
    }

    private JsonAnswer Get(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        var run = readers.Read(session => WarningRuns.Find(session, tenantId));
        var latest = run is null ? null : JsonSerializer.Deserialize(run.Outcome, Json.WarningOutcome);
        return JsonAnswer.Of(200, new WarningsAnswer(latest), Json.WarningsAnswer);
    }

    private async Task<IResult> RunAsync(HttpContext context)
    {
        if (Writes.ReadKey(context.Request, default, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        try
        {
            var result = await LookAsync(caller.TenantId, caller.IsTest, key, context.RequestAborted);
            return result.Answer is { } answer ? Writes.Response(answer) : Writes.Problem(result.Refusal!);
        }
        catch (OverflowException)
        {
            return Problem.Of(ErrorCodes.AmountOverflow);
        }
    }
}

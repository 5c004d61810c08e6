using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>How a tenant wants to be told about its members.</summary>
internal sealed class AnalyticsSettingsEndpoints(ReadPool readers, LedgerWriter writer)
{
    private const string Example = """
        { "timeZone": "Europe/London", "currency": "GBP", "silentAfterDays": 120, "researchTags": ["compared"],
          "margin": { "share": 0.35, "categories": { "coffee": 0.6 } } }
        """;

    public void Map(IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/v1/analytics/settings").RequireScopes(Scopes.Admin)
            .WithTags(AnalyticsRoutes.Tag);
        settings.MapGet("", Get).WithName("getAnalyticsSettings").WithSummary("How analytics is told")
            .AnswersETag().Produces<AnalyticsSettings>();
        settings.MapPut("", (Delegate)PutAsync).WithName("putAnalyticsSettings").WithSummary("Change them")
            .WithDescription("Margins and research tags hold for purchases from now on; what is recorded keeps those "
                + "of its time.")
            .AcceptsAnyJson(Example).NeedsIfMatch().AnswersETag().Produces<AnalyticsSettings>()
            .Problems(Writes.Unavailable);
    }

    private JsonAnswer Get(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Writes.Response(Answer(
            readers.Read(session => AnalyticsSettingsRows.Find(session, tenantId))
            ?? new StoredAnalyticsSettings(new AnalyticsSettings(), 0)));
    }

    private async Task<IResult> PutAsync(HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return problem;
        var (settings, faults) = AnalyticsSettingsReader.Read(json);
        if (settings is null) return Problem.Invalid(faults);
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (stored, refusal) = AnalyticsSettingsRows.Put(batch, tenantId, settings, revisions);
            return stored is null ? refusal! : Answer(stored);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("analytics_settings"),
        });
    }

    private static Answer Answer(StoredAnalyticsSettings stored) => new(
        200, JsonSerializer.SerializeToUtf8Bytes(stored.Settings, CoreJson.Default.AnalyticsSettings), null,
        IfMatch.Tag(stored.Revision));
}

using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>GET /v1/analytics/definitions: what every number of analytics means.</summary>
internal static class DefinitionsEndpoint
{
    private const string Markdown = "text/markdown";

    private static readonly DefinitionsJson Json = new(StrictJson.NewOptions());

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/analytics/definitions", Get)
        .RequireScopes(Scopes.Admin).WithTags(AnalyticsRoutes.Tag).WithName("getDefinitions")
        .WithSummary("What every number of analytics means: its formula and its source")
        .WithDescription("As a page where `Accept` asks for " + Markdown + ".")
        .Produces<DefinitionsAnswer>(StatusCodes.Status200OK, JsonAnswer.Json, Markdown);

    private static IResult Get(HttpContext context) =>
        context.Request.Headers.Accept.ToString().StartsWith(Markdown, StringComparison.Ordinal)
            ? Results.Text(DefinitionsPage.Text, Markdown)
            : JsonAnswer.Of(200, new DefinitionsAnswer(Definitions.All), Json.DefinitionsAnswer);
}

/// <summary>The definitions, by id.</summary>
public sealed record DefinitionsAnswer(IReadOnlyList<MeasureDefinition> Definitions);

[JsonSerializable(typeof(DefinitionsAnswer))]
internal sealed partial class DefinitionsJson : JsonSerializerContext;

using LoyaltyPoints.Api.Security;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>
/// The OpenAPI document at <c>/openapi/v1.json</c> and Swagger UI at <c>/swagger</c>; neither needs a key.
/// </summary>
internal static class OpenApiSetup
{
    public const string DocumentName = "v1";
    public const string DocumentPath = "/openapi/v1.json";

    private const string SwaggerPath = "/swagger";

    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddSingleton<RenderedDocument>();
        services.AddSingleton<RequestTypes>();
        services.AddOpenApi(DocumentName, options =>
        {
            options.CreateSchemaReferenceId = new SchemaNames().Of;
            options.AddDocumentTransformer<DocumentFrame>();
            options.AddOperationTransformer<OperationDetails>();
            options.AddOperationTransformer<OperationProblems>();
            options.AddOperationTransformer<OperationLimits>();
            options.AddSchemaTransformer<SchemaDetails>();
        });
    }

    /// <summary>Swagger UI: static files, so it stands before routing and only under its own path.</summary>
    public static void UseSwagger(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments(SwaggerPath), branch =>
        {
            branch.Use(static (context, next) =>
            {
                SecurityHeaders.LetPage(context.Response.Headers);
                return next(context);
            });
            branch.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = SwaggerPath[1..];
                ui.DocumentTitle = "LoyaltyPoints API";
                ui.SwaggerEndpoint(DocumentPath, "LoyaltyPoints v1");
            });
        });

    public static void MapApiDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet(DocumentPath, async (RenderedDocument document, HttpContext context) =>
                new Answers.JsonAnswer(StatusCodes.Status200OK, await document.GetJsonAsync(context.RequestAborted)))
            .Public(quiet: true).ExcludeFromDescription();
}

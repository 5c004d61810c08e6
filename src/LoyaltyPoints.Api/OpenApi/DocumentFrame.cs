using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>What is said once: the conventions, how to authenticate, and the form of a problem.</summary>
internal sealed class DocumentFrame : IOpenApiDocumentTransformer
{
    private const string Conventions = """
        Purchases become loyalty value, kept in a ledger that can prove itself.

        - **Keys**: `Authorization: Bearer lpk_live_...` or `lpk_test_...`. An operation names the scopes of which one
          is enough; none implies another.
        - **Bodies**: strict JSON in UTF-8, at most 1 MiB and 32 levels deep. Unknown or repeated fields are refused,
          and a bad body is answered with every fault at once.
        - **Money and units**: whole numbers in the smallest part.
        - **Instants**: in ISO 8601 with offset, years 1900 to 2200; out in UTC, `2026-11-21T10:00:00Z`, with
          milliseconds only where there are any.
        - **Ids**: a prefix and 32 lower-case hexadecimal digits, such as `mem_0192f0c1...`.
        - **Retries**: give an `Idempotency-Key`; the answer of the first time comes again.
        - **Lists**: `?limit=` and `?cursor=`; follow `nextCursor` until it is null.
        - **Tracing**: `X-Request-Id` (1 to 128 visible ASCII characters) comes back or is made, and `traceparent` is
          carried on.
        - **Errors**: `application/problem+json` (RFC 9457) with a `code` from one closed list.
        """;

    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "LoyaltyPoints",
            Version = OpenApiSetup.DocumentName,
            Description = Conventions.ReplaceLineEndings("\n"),
            Contact = new OpenApiContact { Name = "LoyaltyPoints contributors" },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        // Where it runs is for whoever runs it to say; a committed document must not depend on it.
        document.Servers =
        [
            new()
            {
                Url = "/", Description = "The server, in production or not, that gives this document.",
                Extensions = new Dictionary<string, IOpenApiExtension>
                {
                    ["x-internal"] = new JsonNodeExtension(JsonValue.Create(false)),
                },
            },
        ];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>()) tag.Description = Tags.Describe(tag.Name);
        document.AddComponent<IOpenApiSecurityScheme>(OperationDetails.KeyScheme, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "lpk_(live|test)_<id>_<secret>",
            Description = "An API key of a tenant; where it is configured, also a person's OpenID Connect token.",
        });
        foreach (var schema in document.Components?.Schemas?.Values ?? []) DropNull(schema);
        foreach (var (name, schema) in ProblemSchema.All(document)) document.AddComponent<IOpenApiSchema>(name, schema);
        return Task.CompletedTask;
    }

    // The framework wraps a nullable object as "null or this" after the schemas' own transformers have run. Where a
    // request requires the object, null is refused, so the wrapping goes. Only requests are closed to other fields.
    private static void DropNull(IOpenApiSchema schema)
    {
        if (schema.AdditionalPropertiesAllowed) return;
        if (schema is not { Properties: { } fields, Required: { } required }) return;
        foreach (var name in required)
            if (fields.TryGetValue(name, out var field) && field.OneOf is { Count: 2 } either)
                fields[name] = either.First(choice => choice.Type != JsonSchemaType.Null);
    }
}

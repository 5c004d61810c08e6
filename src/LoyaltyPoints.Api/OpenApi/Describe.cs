using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>Error codes that an operation answers, besides those that follow from its other metadata.</summary>
internal sealed record AnsweredProblems(IReadOnlyList<ErrorCode> Codes);

/// <summary>A request that shows how the operation is meant.</summary>
internal sealed record RequestSample(string Json);

/// <summary>An answer that shows what to expect.</summary>
internal sealed record ResponseSample(int Status, string Json);

/// <summary>A parameter the handler reads by itself.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="IsHeader">Else it stands in the query.</param>
/// <param name="Description">One or two sentences.</param>
/// <param name="IsRequired">Whether a request without it is refused.</param>
/// <param name="Format">A JSON schema format; null for plain text.</param>
internal sealed record Parameter(string Name, bool IsHeader, string Description, bool IsRequired, string? Format);

/// <summary>The operation reads one page of a list.</summary>
internal sealed record Paging;

/// <summary>The operation answers with an <c>ETag</c>.</summary>
internal sealed record Tagged;

/// <summary>A JSON body of a type, and the rules it is held against.</summary>
/// <param name="Type">What it is read as.</param>
/// <param name="Rules">Null where it has none.</param>
/// <param name="IsLine">Whether it is one of many, and a bad one is answered in a line of its own.</param>
internal sealed record JsonRequest(Type Type, IBoundsSource? Rules, bool IsLine = false);

/// <summary>
/// How endpoints say what the OpenAPI document should tell about them. Handlers read bodies, headers and queries by
/// themselves, so the framework cannot see it.
/// </summary>
public static class Describe
{
    /// <summary>
    /// The body is JSON of this type; required fields, lengths and ranges come from the validator, and what a bad body
    /// is answered with is documented as well.
    /// </summary>
    public static RouteHandlerBuilder AcceptsJson<T>(
        this RouteHandlerBuilder builder, FaultValidator<T>? validator, string example)
        where T : class => builder.Accepts<T>(JsonAnswer.Json)
        .WithMetadata(new JsonRequest(typeof(T), validator), new RequestSample(example));

    /// <summary>The body is JSON of this type, one a line.</summary>
    public static RouteHandlerBuilder AcceptsLines<T>(
        this RouteHandlerBuilder builder, FaultValidator<T> validator, string mediaType, string example)
        where T : class => builder.Accepts<T>(mediaType)
        .WithMetadata(new JsonRequest(typeof(T), validator, IsLine: true), new RequestSample(example));

    /// <summary>The body is JSON of free shape, such as a program's definition.</summary>
    public static RouteHandlerBuilder AcceptsAnyJson(this RouteHandlerBuilder builder, string example) =>
        builder.Accepts<JsonElement>(JsonAnswer.Json)
            .WithMetadata(new JsonRequest(typeof(JsonElement), null), new RequestSample(example));

    /// <summary>Codes this operation answers, beside those every operation of its kind does.</summary>
    public static TBuilder Problems<TBuilder>(this TBuilder builder, params ErrorCode[] codes)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new AnsweredProblems(codes));

    /// <summary>Shows an answer; <c>Produces</c> says its type.</summary>
    public static TBuilder ResponseExample<TBuilder>(this TBuilder builder, int status, string json)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new ResponseSample(status, json));

    /// <summary>Beside what <c>Produces</c> says, 200 is answered with JSON of this type.</summary>
    public static RouteHandlerBuilder OrProduces<T>(this RouteHandlerBuilder builder) =>
        builder.AddOpenApiOperationTransformer(static async (operation, context, cancellation) =>
        {
            var schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancellation);
            context.Document!.AddComponent(typeof(T).Name, schema);
            var responses = operation.Responses ??= [];
            if (responses.GetValueOrDefault("200") is not OpenApiResponse good)
                responses["200"] = good = new OpenApiResponse { Description = "OK" };
            (good.Content ??= new Dictionary<string, OpenApiMediaType>())[JsonAnswer.Json] = new OpenApiMediaType
            {
                Schema = new OpenApiSchemaReference(typeof(T).Name, context.Document),
            };
        });

    /// <summary>The operation writes, and a repeated <c>Idempotency-Key</c> is answered like the first time.</summary>
    public static TBuilder TakesIdempotencyKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithMetadata(new Parameter(IdempotencyKey.Header, IsHeader: true,
            "1 to 255 visible ASCII characters, new for each new request and the same for its retries. A replay "
            + "answers the first status and body with `Idempotency-Replayed: true`. Kept for at least 24 hours.",
            IsRequired: false, Format: null))
        .Problems(ErrorCodes.InvalidIdempotencyKey, ErrorCodes.IdempotencyKeyReused);

    /// <summary>The operation changes a resource that must not have changed meanwhile.</summary>
    public static TBuilder NeedsIfMatch<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithMetadata(new Parameter("If-Match", IsHeader: true,
            "The `ETag` the resource was read with, such as `\"v3\"`.", IsRequired: true, Format: null))
        .Problems(ErrorCodes.PreconditionRequired, ErrorCodes.PreconditionFailed);

    /// <summary>The operation answers with the resource's <c>ETag</c>.</summary>
    public static TBuilder AnswersETag<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Tagged());

    /// <summary>The operation reads a page: <c>?limit=</c> and <c>?cursor=</c>.</summary>
    public static TBuilder Paged<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Paging())
        .Problems(ErrorCodes.InvalidRequest, ErrorCodes.InvalidCursor);

    /// <summary>A query parameter the handler reads.</summary>
    /// <param name="builder">The endpoint.</param>
    /// <param name="name">As on the wire.</param>
    /// <param name="description">One or two sentences.</param>
    /// <param name="required">Whether a request without it is refused.</param>
    /// <param name="format">A JSON schema format such as <c>date-time</c>; null for plain text.</param>
    public static TBuilder Query<TBuilder>(
        this TBuilder builder, string name, string description, bool required = false, string? format = null)
        where TBuilder : IEndpointConventionBuilder => builder
        .WithMetadata(new Parameter(name, IsHeader: false, description, required, format))
        .Problems(ErrorCodes.InvalidRequest);
}

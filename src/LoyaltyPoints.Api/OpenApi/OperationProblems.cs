using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>
/// One answer for each status an operation refuses with, which lists its codes. What follows from the kind of the
/// operation (it needs a key, it has a body) need not be declared.
/// </summary>
internal sealed class OperationProblems : IOpenApiOperationTransformer
{
    private static readonly ErrorCode[] WithKey =
    [
        ErrorCodes.Unauthenticated, ErrorCodes.Forbidden, ErrorCodes.AddressNotAllowed, ErrorCodes.RateLimited,
        ErrorCodes.TooManyFailures, ErrorCodes.DatabaseUnavailable, ErrorCodes.IdentityProviderUnavailable,
    ];

    private static readonly ErrorCode[] WithBody =
    [
        ErrorCodes.InvalidRequest, ErrorCodes.MalformedJson, ErrorCodes.PayloadTooLarge,
        ErrorCodes.UnsupportedMediaType,
    ];

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Responses ??= [];
        foreach (var group in CodesOf(context.Description.ActionDescriptor.EndpointMetadata)
            .Distinct().OrderBy(code => code.Status).ThenBy(code => code.Code, StringComparer.Ordinal)
            .GroupBy(code => code.Status))
            operation.Responses[group.Key.ToString()] = Answer([.. group], context.Document);
        return Task.CompletedTask;
    }

    private static IEnumerable<ErrorCode> CodesOf(IList<object> metadata)
    {
        var codes = metadata.OfType<AnsweredProblems>().SelectMany(problems => problems.Codes);
        if (metadata.OfType<JsonRequest>().Any(request => !request.IsLine)) codes = codes.Concat(WithBody);
        // Probes and documents answer in their own form.
        return metadata.OfType<Access>().LastOrDefault() is { IsPublic: false }
            ? codes.Concat(WithKey).Append(ErrorCodes.InternalError) : codes;
    }

    private static OpenApiResponse Answer(IReadOnlyList<ErrorCode> codes, OpenApiDocument? document)
    {
        var answer = new OpenApiResponse
        {
            Description = string.Join('\n', codes.Select(code => $"- `{code.Code}`: {code.Description}")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [Problem.ContentType] = new() { Schema = new OpenApiSchemaReference(ProblemSchema.Name, document) },
            },
        };
        if (codes.Any(code => code.RetryAfterSeconds is not null))
            answer.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader
                {
                    Description = "Seconds to wait.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" },
                },
            };
        return answer;
    }
}

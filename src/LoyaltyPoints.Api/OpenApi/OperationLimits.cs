using System.Globalization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>How much comes in by parameters, and what answers say of quotas.</summary>
internal sealed class OperationLimits : IOpenApiOperationTransformer
{
    // A request's first line has at most 8 KiB, and no value of it or of a header can have more.
    private const int LongestValue = 8_192;
    private const int LongestId = 68;
    private const int LongestInstant = 40;
    private const int LongestDay = 10;
    private const int LongestTag = 200;

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in operation.Parameters ?? [])
            if (parameter.Schema is OpenApiSchema schema) Limit(parameter.Name, schema);
        var needsKey = context.Description.ActionDescriptor.EndpointMetadata.OfType<Access>().LastOrDefault()
            is { IsPublic: false };
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            if (answer is not OpenApiResponse own) continue;
            // A key's quota is told to whoever sends a good one.
            if (needsKey && status != "401" && status[0] is '2' or '4') AddQuota(own);
            foreach (var header in own.Headers?.Values ?? [])
                if (header.Schema is OpenApiSchema schema) Limit("", schema);
        }

        return Task.CompletedTask;
    }

    private static void Limit(string? name, OpenApiSchema schema)
    {
        if (schema.Type == JsonSchemaType.Integer)
        {
            schema.Minimum ??= "0";
            schema.Maximum ??= int.MaxValue.ToString(CultureInfo.InvariantCulture);
        }

        if (schema.Type != JsonSchemaType.String || schema.Enum is not null) return;
        if (name == IdempotencyKey.Header) (schema.MinLength, schema.Pattern) = (1, "^[!-~]+$");
        schema.MaxLength ??= (name, schema.Format) switch
        {
            (IdempotencyKey.Header, _) => IdempotencyKey.MaximumLength,
            ("If-Match" or "", _) => LongestTag,
            ("id" or "code" or "memberId" or "partnerId" or "programId", _) => LongestId,
            (_, "date-time") => LongestInstant,
            (_, "date") => LongestDay,
            _ => LongestValue,
        };
    }

    private static void AddQuota(OpenApiResponse answer)
    {
        var headers = answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        headers["RateLimit"] = Header("What the key may still ask for: `\"key\";r=<requests left>;t=<seconds>`.");
        headers["RateLimit-Policy"] = Header("The key's quota: `\"key\";q=<requests>;w=<seconds>`.");
    }

    private static OpenApiHeader Header(string description) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = LongestTag },
    };
}

using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>Body, parameters, examples and scopes of an operation, from its endpoint's metadata.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    public const string KeyScheme = "apiKey";

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        AddPath(operation, context.Description.RelativePath ?? "");
        foreach (var parameter in metadata.OfType<Parameter>()) operation.Parameters.Add(Describe(parameter));
        if (metadata.OfType<Paging>().Any()) AddPaging(operation);
        if (operation.RequestBody is OpenApiRequestBody body) AddSample(body, metadata);
        AddAnswers(operation, metadata);
        AddSecurity(operation, context.Document, metadata.OfType<Access>().LastOrDefault());
        return Task.CompletedTask;
    }

    private static void AddSample(OpenApiRequestBody body, IList<object> metadata)
    {
        body.Required = true;
        if (metadata.OfType<RequestSample>().LastOrDefault() is not { } sample) return;
        foreach (var media in body.Content?.Values ?? []) media.Example = JsonNode.Parse(sample.Json);
    }

    private static void AddAnswers(OpenApiOperation operation, IList<object> metadata)
    {
        foreach (var sample in metadata.OfType<ResponseSample>())
            if (operation.Responses?.GetValueOrDefault(sample.Status.ToString())?.Content is { } content
                && content.TryGetValue(JsonAnswer.Json, out var media)) media.Example = JsonNode.Parse(sample.Json);
        if (!metadata.OfType<Tagged>().Any()) return;
        foreach (var (status, answer) in operation.Responses ?? [])
            if (status.StartsWith('2') && answer is OpenApiResponse good)
                (good.Headers ??= new Dictionary<string, IOpenApiHeader>())["ETag"] = new OpenApiHeader
                {
                    Description = "The version of the resource, for `If-Match`.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                };
    }

    private static void AddSecurity(OpenApiOperation operation, OpenApiDocument? document, Access? access)
    {
        if (access is null or { IsPublic: true })
        {
            operation.Security = [];
            return;
        }

        // One of these is enough: each scope is an alternative of its own.
        operation.Security =
        [
            .. ScopeNames.Of(access.AnyOf).Select(name => new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [name],
            }),
        ];
        var scopes = string.Join(" or ", ScopeNames.Of(access.AnyOf).Select(name => $"`{name}`"));
        operation.Description = $"{operation.Description}\n\nScope: {scopes}.".Trim();
    }

    // Handlers that take their path's values from the context do not show them to the framework.
    private static void AddPath(OpenApiOperation operation, string path)
    {
        foreach (var part in path.Split('/').Where(part => part is ['{', .., '}']))
        {
            var name = part[1..^1].Split(':')[0];
            if (operation.Parameters!.Any(known => known.Name == name)) continue;
            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = name, In = ParameterLocation.Path, Required = true,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static void AddPaging(OpenApiOperation operation)
    {
        operation.Parameters!.Add(new OpenApiParameter
        {
            Name = "limit", In = ParameterLocation.Query, Description = "Rows a page.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1",
                Maximum = PageQuery.MaximumLimit.ToString(), Default = PageQuery.DefaultLimit,
            },
        });
        operation.Parameters.Add(Describe(new Parameter("cursor", IsHeader: false,
            "`nextCursor` of the page before; leave it out for the first page.", IsRequired: false, Format: null)));
    }

    private static OpenApiParameter Describe(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = parameter.Format },
    };
}

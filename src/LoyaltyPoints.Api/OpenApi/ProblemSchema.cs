using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using Microsoft.OpenApi;

namespace LoyaltyPoints.Api.OpenApi;

/// <summary>The schemas of a problem document, its codes and its faults.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    private const string CodeName = "ErrorCode";
    private const string FaultName = "Fault";

    public static IEnumerable<(string Name, OpenApiSchema Schema)> All(OpenApiDocument document) =>
    [
        (CodeName, Word(ErrorCodes.All.Select(code => code.Code),
            "The closed list of error codes:\n\n" + string.Join('\n', ErrorCodes.All.Select(code =>
                $"- `{code.Code}` ({code.Status}): {code.Description}")))),
        (FaultName, Record("One fault of the input.",
            ("pointer", Text("Its place: a JSON pointer (RFC 6901) into the body, `?name` for a query parameter, or "
                + "the name of a header.")),
            ("code", Word(FaultCodes.All, "What kind of fault it is.")),
            ("detail", Text("A sentence for people.")))),
        (Name, ProblemRecord(document)),
    ];

    private static OpenApiSchema ProblemRecord(OpenApiDocument document)
    {
        var problem = Record("A refusal (RFC 9457).",
            ("type", Text("A relative reference that names the code.")),
            ("title", Text("The same for every occurrence of the code.")),
            ("status", new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32" }),
            ("detail", Text("What happened this time.")),
            ("instance", Text("The path of the request.")),
            ("code", new OpenApiSchemaReference(CodeName, document)),
            ("requestId", Text("As in `X-Request-Id`.")));
        problem.Properties!["errors"] = new OpenApiSchema
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchemaReference(FaultName, document),
            Description = "Every fault of the input, sorted by place; at most 1,000. Only with `invalid_request`.",
        };
        return problem;
    }

    private static OpenApiSchema Record(
        string description, params (string Name, IOpenApiSchema Schema)[] fields) => new()
    {
        Type = JsonSchemaType.Object,
        Description = description,
        Properties = fields.ToDictionary(field => field.Name, field => field.Schema),
        Required = fields.Select(field => field.Name).ToHashSet(),
    };

    private static OpenApiSchema Text(string description) =>
        new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiSchema Word(IEnumerable<string> words, string description) => new()
    {
        Type = JsonSchemaType.String,
        Description = description,
        Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word))],
    };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>The OpenAPI document as a server gives it, read for making requests and judging answers.</summary>
public sealed partial class Contract
{
    private readonly JsonElement document;

    public Contract(JsonElement document)
    {
        this.document = document;
        ErrorCodes = document.GetProperty("components").GetProperty("schemas").GetProperty("ErrorCode")
            .GetProperty("enum").EnumerateArray().Select(code => code.GetString()!).ToHashSet();
        Operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from method in path.Value.EnumerateObject()
               where method.Value.ValueKind == JsonValueKind.Object && method.Value.TryGetProperty("responses", out _)
               select ReadOperation(path.Name, method.Name, method.Value),
        ];
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The closed list.</summary>
    public IReadOnlySet<string> ErrorCodes { get; }

    public static async Task<Contract> OfAsync(ApiClient api) =>
        new(JsonDocument.Parse((await api.GetAsync("/openapi/v1.json")).Expect(200).Text).RootElement);

    /// <summary>What a <c>$ref</c> stands for; anything else is itself.</summary>
    public JsonElement Resolve(JsonElement element)
    {
        while (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("$ref", out var reference))
        {
            element = document;
            foreach (var step in reference.GetString()!.Split('/').Skip(1)) element = element.GetProperty(step);
        }

        return element;
    }

    private Operation ReadOperation(string path, string method, JsonElement operation)
    {
        var parameters = operation.TryGetProperty("parameters", out var given)
            ? given.EnumerateArray().Select(Resolve).Select(one => new OperationParameter(
                one.GetProperty("name").GetString()!, one.GetProperty("in").GetString()!,
                one.TryGetProperty("required", out var required) && required.GetBoolean(),
                one.GetProperty("schema"))).ToArray() : [];
        (string Media, JsonElement Content)? body = null;
        if (operation.TryGetProperty("requestBody", out var request))
        {
            var content = Resolve(request).GetProperty("content").EnumerateObject().First();
            body = (content.Name, content.Value);
        }

        var answers = operation.GetProperty("responses").EnumerateObject()
            .ToDictionary(answer => int.Parse(answer.Name), answer => ReadAnswer(Resolve(answer.Value)));
        return new Operation(method.ToUpperInvariant(), path, operation.GetProperty("operationId").GetString()!)
        {
            Parameters = parameters,
            Media = body?.Media,
            Body = body is { Content: var described } && described.TryGetProperty("schema", out var schema)
                ? schema : null,
            Example = body is { Content: var shown } && shown.TryGetProperty("example", out var example)
                ? JsonNode.Parse(example.GetRawText()) : null,
            MustHoldSomething = body is { Content: var held } && held.TryGetProperty("schema", out var holds)
                && !MayBeEmpty(Resolve(holds)),
            NeedsKey = operation.TryGetProperty("security", out var security) && security.GetArrayLength() > 0,
            Answers = answers,
        };
    }

    // Of no fields, or of none that must be there.
    private static bool MayBeEmpty(JsonElement schema) =>
        schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False
        && !(schema.TryGetProperty("required", out var names) && names.GetArrayLength() > 0);

    private static OperationAnswer ReadAnswer(JsonElement answer)
    {
        var schemas = new Dictionary<string, JsonElement>();
        var examples = new Dictionary<string, JsonElement>();
        if (answer.TryGetProperty("content", out var content))
        {
            foreach (var media in content.EnumerateObject())
            {
                if (media.Value.TryGetProperty("schema", out var schema)) schemas[media.Name] = schema;
                if (media.Value.TryGetProperty("example", out var example)) examples[media.Name] = example;
            }
        }

        var codes = Codes().Matches(answer.GetProperty("description").GetString()!);
        return new OperationAnswer(schemas, examples, codes.Select(match => match.Groups[1].Value).ToHashSet());
    }

    [GeneratedRegex("^- `([a-z_]+)`:", RegexOptions.Multiline)]
    private static partial Regex Codes();
}

/// <summary>One operation of the document.</summary>
/// <param name="Path">With its parameters in braces.</param>
/// <param name="Id">Its <c>operationId</c>.</param>
public sealed record Operation(string Method, string Path, string Id)
{
    public required IReadOnlyList<OperationParameter> Parameters { get; init; }

    /// <summary>The media type of its body; null where it takes none.</summary>
    public required string? Media { get; init; }

    public required JsonElement? Body { get; init; }

    public required JsonNode? Example { get; init; }

    public required bool NeedsKey { get; init; }

    public required IReadOnlyDictionary<int, OperationAnswer> Answers { get; init; }

    public bool NeedsIfMatch => Parameters.Any(one => one is { Name: "If-Match", Required: true });

    /// <summary>Whether it takes a body that must hold something, and shows none.</summary>
    public bool LacksExample => Example is null && Body is not null && MustHoldSomething;

    /// <summary>Whether an empty object is no body of it.</summary>
    public required bool MustHoldSomething { get; init; }

    public override string ToString() => $"{Method} {Path}";
}

/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
public sealed record OperationParameter(string Name, string In, bool Required, JsonElement Schema);

/// <param name="Schemas">By media type.</param>
/// <param name="Examples">By media type.</param>
/// <param name="Codes">The error codes its description names.</param>
public sealed record OperationAnswer(
    IReadOnlyDictionary<string, JsonElement> Schemas,
    IReadOnlyDictionary<string, JsonElement> Examples,
    IReadOnlySet<string> Codes);

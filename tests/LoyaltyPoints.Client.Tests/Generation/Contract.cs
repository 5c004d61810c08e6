namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>One operation of the document.</summary>
internal sealed record Operation(string Id, string Group, string Method, string Path, object Node)
{
    public const string Json = "application/json";
    public const string Lines = "application/x-ndjson";

    public IEnumerable<object?> Parameters => Node.At("parameters").Items();

    public object? Body(string mediaType) => Node.At("requestBody", "content", mediaType, "schema");

    /// <summary>What a successful answer holds; null where it holds nothing of this kind.</summary>
    public object? Answer(string mediaType) => Node.At("responses").Pairs()
        .Where(response => response.Key.StartsWith('2'))
        .Select(response => response.Value.At("content", mediaType, "schema"))
        .FirstOrDefault(schema => schema is not null);

    public bool Takes(string parameter) => Parameters.Any(one => one.Text("name") == parameter);
}

/// <summary><c>openapi.yaml</c>, as far as a client is made of it.</summary>
internal sealed class Contract
{
    private const string Reference = "#/components/schemas/";
    private const string PagePrefix = "PageAnswerOf";
    private const string AnalyticsPrefix = "AnalyticsAnswerOf";

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    private readonly Dictionary<string, object?> schemas;

    public Contract(string yaml)
    {
        var document = Yaml.Read(yaml);
        schemas = document.At("components", "schemas").Pairs().ToDictionary(pair => pair.Key, pair => pair.Value);
        Operations = [..
            from path in document.At("paths").Pairs()
            from method in path.Value.Pairs()
            where Methods.Contains(method.Key)
            select new Operation(
                method.Value.Text("operationId") ?? throw new FormatException($"{path.Key} has a nameless operation."),
                Words.Pascal(method.Value.At("tags").Texts().First()),
                method.Key, path.Key, method.Value!)];
    }

    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>Schemas that become a record, by its C# name: all pages are one, all answers of analytics
    /// another.</summary>
    public IEnumerable<(string Name, object? Schema)> Records => schemas
        .Where(schema => IsRecord(schema.Value) && !schema.Key.StartsWith(PagePrefix, StringComparison.Ordinal) &&
            !schema.Key.StartsWith(AnalyticsPrefix, StringComparison.Ordinal))
        .Select(schema => (schema.Key, schema.Value));

    /// <summary>What all answers of analytics share beside their summary and rows.</summary>
    public object? Analytics => schemas
        .FirstOrDefault(schema => schema.Key.StartsWith(AnalyticsPrefix, StringComparison.Ordinal)).Value;

    /// <summary>Closed lists of words.</summary>
    public IEnumerable<(string Name, object? Schema)> Lists => schemas
        .Where(schema => schema.Value.At("enum") is not null).Select(schema => (schema.Key, schema.Value));

    /// <summary>The schema itself, where this only refers to it.</summary>
    public object? Resolve(object? schema) =>
        schema.Text("$ref") is { } name ? schemas[name[Reference.Length..]] : schema;

    /// <summary>Whether a request may leave out everything in it.</summary>
    public bool AsksForNothing(object? schema) => !Resolve(schema).At("required").Items().Any();

    public string TypeOf(object? schema)
    {
        if (schema.Text("$ref") is { } reference) return TypeOfNamed(reference[Reference.Length..]);
        if (schema.At("oneOf") is { } alternatives)
        {
            var real = alternatives.Items().Where(one => one.Text("type") != "null").ToList();
            var isNullable = real.Count < alternatives.Items().Count();
            return real.Count == 1 ? Nullable(TypeOf(real[0]), isNullable) : Nullable("JsonNode", isNullable);
        }

        var types = schema.At("type") is string only ? [only] : schema.At("type").Items().ToList();
        var given = types.Where(type => !IsNull(type)).ToList();
        var nullable = given.Count < types.Count || schema.At("enum").Items().Any(value => value is null);
        return Nullable(given.Count == 1 ? Plain((string)given[0]!, schema) : "JsonNode", nullable);
    }

    public static string Nullable(string type, bool isNullable) =>
        isNullable && !type.EndsWith('?') ? type + "?" : type;

    public static bool IsRecord(object? schema) => schema.Text("type") == "object" &&
        (schema.At("properties").Pairs().Any() || schema.Text("additionalProperties") == "false");

    private string TypeOfNamed(string name)
    {
        var schema = schemas[name];
        if (name.StartsWith(PagePrefix, StringComparison.Ordinal))
            return $"Page<{TypeOf(schema.At("properties", "data", "items"))}>";
        if (name.StartsWith(AnalyticsPrefix, StringComparison.Ordinal))
        {
            var summary = TypeOf(schema.At("properties", "summary")).TrimEnd('?');
            return $"AnalyticsAnswer<{summary}, {TypeOf(schema.At("properties", "rows", "items"))}>";
        }

        return IsRecord(schema) ? name : TypeOf(schema);
    }

    private string Plain(string type, object? schema) => (type, schema.Text("format")) switch
    {
        ("string", "date-time") => "DateTimeOffset",
        ("string", "date") => "DateOnly",
        ("string", "integer") or ("integer", "int32") => "int",
        ("string", _) => "string",
        ("integer", _) => "long",
        ("number", "double") => "double",
        ("number", _) => "decimal",
        ("boolean", _) => "bool",
        ("array", _) => $"IReadOnlyList<{TypeOf(schema.At("items"))}>",
        ("object", _) when schema.At("additionalProperties").Pairs().Any() =>
            $"IReadOnlyDictionary<string, {TypeOf(schema.At("additionalProperties"))}>",
        ("object", _) => "JsonObject",
        _ => "JsonNode",
    };

    private static bool IsNull(object? type) => type is null or "null";
}

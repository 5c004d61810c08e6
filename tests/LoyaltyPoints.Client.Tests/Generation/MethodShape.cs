namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>One operation as a method: its parameters in order, the call it makes, and what it gives.</summary>
internal sealed class MethodShape(Contract contract, Operation operation)
{
    private const string Cancellation = "CancellationToken cancellationToken = default";

    private readonly string name = Words.Pascal(operation.Id);

    private bool TakesLines => operation.Body(Operation.Lines) is not null;

    private bool GivesLines =>
        operation.Answer(Operation.Json) is null && operation.Answer(Operation.Lines) is not null;

    /// <summary>Null where nothing is sent.</summary>
    public string? BodyType => TakesLines
        ? $"IEnumerable<{contract.TypeOf(operation.Body(Operation.Lines))}>"
        : operation.Body(Operation.Json) is { } body ? contract.TypeOf(body) : null;

    /// <summary>The type of the rows, where this is a list of pages.</summary>
    public string? Rows
    {
        get
        {
            var answer = contract.Resolve(operation.Answer(Operation.Json));
            var data = answer.At("properties", "data");
            return operation.Takes("cursor") && answer.At("properties", "nextCursor") is not null && data is not null
                ? contract.TypeOf(data.At("items")) : null;
        }
    }

    public string Write(string? bodyType)
    {
        var given = operation.Answer(GivesLines ? Operation.Lines : Operation.Json);
        var type = given is null ? null : contract.TypeOf(given);
        var (returns, send) = GivesLines
            ? ($"IAsyncEnumerable<{type}>", $"StreamAsync<{type}>")
            : type is null ? ("Task<Answer>", "SendAsync") : ($"Task<Answer<{type}>>", $"SendAsync<{type}>");
        return Summary(operation.Node.Text("summary"), operation.Node.Text("description")) +
            $"    public {returns} {name}Async({Listed(Parameters(bodyType, withCursor: true))}) =>\n" +
            $"        sender.{send}(\n            new Call({Method}, {Path})" +
            string.Concat(Parts(bodyType).Select(part => $"\n                {part}")) +
            ",\n            cancellationToken);\n";
    }

    public string WriteEnumeration(string rows)
    {
        var bare = name.StartsWith("List", StringComparison.Ordinal) ? name[4..]
            : name.StartsWith("Get", StringComparison.Ordinal) ? name[3..] : name;
        var passed = Parameters(BodyType, withCursor: false)
            .Select(parameter => parameter.Split(" = ")[0].Split(' ')[^1]).SkipLast(1)
            .Select(parameter => $"{parameter}: {parameter}");
        return Summary($"The rows of all pages of `{operation.Id}`, each page asked for when it is needed.", null) +
            $"    public IAsyncEnumerable<{rows}> Enumerate{bare}Async(" +
            $"{Listed(Parameters(BodyType, withCursor: false))}) =>\n" +
            $"        Pages.ReadAsync<{rows}>(\n            async (next, cancellation) =>\n            {{\n" +
            $"                var page = await {name}Async(\n" +
            string.Concat(passed.Select(argument => $"                    {argument},\n")) +
            "                    cursor: next,\n                    cancellationToken: cancellation);\n" +
            "                return (page.Value.Data, page.Value.NextCursor);\n            },\n" +
            "            cancellationToken);\n";
    }

    private string Method => operation.Method switch
    {
        "get" => "HttpMethod.Get",
        "post" => "HttpMethod.Post",
        "put" => "HttpMethod.Put",
        "patch" => "HttpMethod.Patch",
        _ => "HttpMethod.Delete",
    };

    private string Path => operation.Path.Contains('{') ? $"$\"{Segments}\"" : $"\"{Segments}\"";

    private string Segments => string.Join('/', operation.Path.TrimStart('/').Split('/').Select(segment =>
        segment.StartsWith('{') ? $"{{Call.Escape({Words.Camel(segment.Trim('{', '}'))})}}" : segment));

    private IEnumerable<object?> In(string place) => operation.Parameters.Where(one => one.Text("in") == place);

    private IEnumerable<object?> Queries => In("query")
        // Answers are JSON here; anything else is asked for by `SendForTextAsync`.
        .Where(one => one.Text("name") != "format");

    private bool IsOptionalBody => !TakesLines && operation.Body(Operation.Json) is { } body &&
        Contract.IsRecord(contract.Resolve(body)) && contract.AsksForNothing(body) && operation.Method == "post";

    private List<string> Parameters(string? bodyType, bool withCursor)
    {
        List<string> first = [.. In("path").Select(one => Declared(one, isRequired: true))];
        List<string> later = [];
        if (bodyType is not null)
        {
            if (IsOptionalBody) later.Add($"{bodyType}? body = null");
            else first.Add($"{bodyType} {(TakesLines ? "lines" : "body")}");
        }

        if (operation.Takes("If-Match")) first.Add("string ifMatch");
        foreach (var one in Queries)
        {
            if (!withCursor && one.Text("name") == "cursor") continue;
            var isRequired = one.Text("required") == "true";
            (isRequired ? first : later).Add(Declared(one, isRequired));
        }

        if (operation.Takes("Idempotency-Key")) later.Add("string? idempotencyKey = null");
        return [.. first, .. later, Cancellation];
    }

    private string Declared(object? parameter, bool isRequired)
    {
        var type = contract.TypeOf(parameter.At("schema")).TrimEnd('?');
        var word = Words.Camel(parameter.Text("name")!);
        return isRequired ? $"{type} {word}" : $"{type}? {word} = null";
    }

    private IEnumerable<string> Parts(string? bodyType)
    {
        foreach (var one in Queries)
            yield return $".Query(\"{one.Text("name")}\", {Words.Camel(one.Text("name")!)})";
        if (TakesLines) yield return ".Lines(lines)";
        else if (bodyType is not null) yield return IsOptionalBody ? $".Json(body ?? new {bodyType}())" : ".Json(body)";
        if (operation.Takes("If-Match")) yield return ".Match(ifMatch)";
        if (operation.Takes("Idempotency-Key")) yield return ".Key(idempotencyKey)";
    }

    private static string Summary(string? summary, string? description) =>
        Words.Comment("    ", "summary", summary ?? description) +
        (summary is null ? "" : Words.Comment("    ", "remarks", description));

    private static string Listed(IEnumerable<string> parameters) =>
        "\n        " + string.Join(",\n        ", parameters);
}

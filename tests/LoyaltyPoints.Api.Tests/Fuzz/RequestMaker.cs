using System.Text;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>Makes requests of an operation: as the document says, nearly so, and hostile.</summary>
/// <param name="known">What the tenant was told.</param>
/// <param name="others">What another tenant was told: ids that this one must find nothing by.</param>
public sealed class RequestMaker(ValueMaker values, Known known, Known others, Random random)
{
    private static readonly string[] UnitQuestions =
        ["getLiability", "getBreakage", "getLiabilityJournal", "getProgramCost"];

    private static int lastKey;

    /// <summary>Whether bodies are the examples with nothing but ids changed, and queries the shortest.</summary>
    public bool IsAsShown { get; init; }

    /// <param name="key">An API key; null sends none.</param>
    public FuzzRequest Make(Operation operation, Intent intent, string? key)
    {
        var foreign = !IsAsShown && intent != Intent.Wire && random.Next(12) == 0;
        var body = operation.Body is null ? null : Body(operation);
        var target = Path(operation, foreign, out var isForeign);
        var path = target;
        var isRouted = true;
        if (intent == Intent.Hostile && random.Next(4) == 0)
            (target, isRouted, isForeign) = (Bent(target), false, false);
        target += Query(operation, intent);

        var request = new FuzzRequest(operation, intent, target) { IsForeign = isForeign, IsRouted = isRouted };
        if (key is not null) request.Headers.Add(("Authorization", $"Bearer {key}"));
        if (operation.Parameters.Any(one => one.Name == "Idempotency-Key") && (IsAsShown || random.Next(4) > 0))
            request.Headers.Add(("Idempotency-Key", $"{known.Marker}-{Key()}"));
        if (operation.NeedsIfMatch || (known.TagOf(path) is not null && operation.Parameters.Any(IsIfMatch)))
            request.Headers.Add(("If-Match", known.TagOf(Resource(path)) ?? "\"v1\""));
        if (body is not null)
        {
            request.Headers.Add(("Content-Type", operation.Media!));
            request.Body = Written(operation, intent, body);
            request.Chunked = !IsAsShown && random.Next(10) == 0;
        }

        if (intent == Intent.Hostile) BendHeaders(request);
        if (intent == Intent.Wire) WireOddities.Bend(request, random);
        return request;
    }

    private static bool IsIfMatch(OperationParameter parameter) => parameter.Name == "If-Match";

    // What is archived has the tag of what it is.
    private static string Resource(string path) => path.EndsWith("/archive", StringComparison.Ordinal)
        ? path[..path.LastIndexOf('/')] : path;

    private JsonNode? Body(Operation operation)
    {
        if (IsAsShown)
        {
            return operation.Example is null
                ? new JsonObject() : ValueMaker.Like(operation, known, random, asShown: true);
        }

        // Small steps: a clock at the end of its years would leave nothing to do.
        if (operation.Id == "advanceTestClock") return new JsonObject { ["by"] = "PT5M" };
        var isFree = operation.Body!.Value.TryGetProperty("$ref", out var type)
            && type.GetString()!.EndsWith("/Definition", StringComparison.Ordinal);
        if (operation.Example is not null && (isFree || random.Next(10) < 6))
            return ValueMaker.Like(operation, known, random);
        var made = values.Make(operation.Body!.Value, "", known, random);
        if (operation.Id == "makeVoucherCodes") made!["count"] = random.Next(1, 20);
        return made;
    }

    private byte[] Written(Operation operation, Intent intent, JsonNode? body)
    {
        if (operation.Media == "application/x-ndjson")
        {
            var lines = Enumerable.Range(0, IsAsShown ? 1 : random.Next(1, 6))
                .Select(_ => OneOf(operation, intent)).ToArray();
            return [.. lines.SelectMany(line => line.Append((byte)'\n'))];
        }

        return OneOf(operation, intent, body);
    }

    private byte[] OneOf(Operation operation, Intent intent, JsonNode? body = null)
    {
        body ??= Body(operation);
        return intent switch
        {
            Intent.Nearly => Spoiling.Once(body, random),
            Intent.Hostile when random.Next(4) > 0 => Spoiling.Badly(body, random),
            _ => Encoding.UTF8.GetBytes(body?.ToJsonString() ?? "null"),
        };
    }

    private string Path(Operation operation, bool foreign, out bool isForeign)
    {
        var theirs = false;
        var parts = operation.Path.Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].StartsWith('{')) continue;
            var kind = KindOf(parts[i][1..^1], parts[i - 1]);
            if (kind == "version") parts[i] = $"{random.Next(1, 3)}";
            else if (foreign && kind != "voucher code" && others.Any(kind, random) is { } other)
                (parts[i], theirs) = (other, true);
            else if (operation.NeedsIfMatch && known.Tagged(string.Join('/', parts[..i]), random) is { } tagged)
                parts[i] = tagged;
            else parts[i] = known.Any(kind, random) ?? $"{kind[..3]}_1";
        }

        isForeign = theirs;
        return string.Join('/', parts);
    }

    private static string KindOf(string parameter, string collection) => (parameter, collection) switch
    {
        ("version", _) => "version",
        ("code", _) => "voucher code",
        (_, "members") => "mem",
        (_, "programs") => "prg",
        (_, "purchases") => "pur",
        (_, "redemptions") => "red",
        (_, "rewards") => "rwd",
        (_, "partners" or "partner-links") => "prt",
        (_, "campaigns") => "cmp",
        (_, "vip-memberships") => "vip",
        (_, "transfers") => "trf",
        (_, "gifts") => "gft",
        (_, "households") => "hhd",
        (_, "referrals") => "rfl",
        (_, "affiliates") => "aff",
        (_, "surveys") => "srv",
        (_, "feedback") => "fbk",
        (_, "complaints") => "cpl",
        (_, "activities") => "act",
        (_, "segments") => "seg",
        (_, "goals") => "gol",
        (_, "voucher-series") => "vse",
        (_, "alerts") => "alr",
        (_, "win-back-lists") => "wbl",
        (_, "webhook-endpoints") => "whe",
        (_, "events") => "evt",
        (_, "merges") => "mrg",
        (_, "reviews") => "rvw",
        _ => collection,
    };

    // Tricks with paths: what they lead to is for the server to say, but it must be an answer.
    private string Bent(string path) => random.Next(10) switch
    {
        0 => path + "/",
        1 => path.Replace("/v1/", "//v1//", StringComparison.Ordinal),
        2 => path.ToUpperInvariant(),
        3 => path.Replace("/v1/", "/v1/%2e%2e/v1/", StringComparison.Ordinal),
        4 => path + "/%00",
        5 => path + "%ff%fe",
        6 => path + ";a=b",
        7 => path[..(path.LastIndexOf('/') + 1)] + Uri.EscapeDataString(Words.Text(random)),
        8 => path[..(path.LastIndexOf('/') + 1)] + new string('a', 3_000),
        _ => path + "/../.." + path,
    };

    private string Query(Operation operation, Intent intent)
    {
        List<string> pairs = [];
        foreach (var parameter in operation.Parameters.Where(one => one.In == "query"))
        {
            // Units are asked about one program at a time, where there are several.
            var isOfUnits = IsAsShown && parameter.Name == "program" && UnitQuestions.Contains(operation.Id);
            if (!parameter.Required && !isOfUnits && (IsAsShown || random.Next(6) > 0)) continue;
            var spoilt = intent != Intent.Valid && random.Next(intent == Intent.Nearly ? 3 : 2) == 0;
            var value = spoilt ? Words.Text(random) : Value(operation, parameter);
            pairs.Add($"{parameter.Name}={Uri.EscapeDataString(value)}");
            if (spoilt && random.Next(8) == 0) pairs.Add(pairs[^1]);
        }

        if (intent == Intent.Hostile && random.Next(8) == 0)
            pairs.Add($"{Uri.EscapeDataString(Words.Text(random))}={Uri.EscapeDataString(Words.Text(random))}");
        if (intent == Intent.Hostile && random.Next(20) == 0) pairs.Add("limit=%&cursor=%ff%fe&=&&[]");
        return pairs.Count == 0 ? "" : "?" + string.Join('&', pairs);
    }

    private string Value(Operation operation, OperationParameter parameter) => parameter.Name switch
    {
        "limit" => $"{random.Next(1, 201)}",
        "cursor" => (random.Next(8) == 0 ? others : known)
            .Any($"cursor {operation.Path}", random) ?? "none",
        "from" => random.Next(2) == 0 ? Day(parameter, "2026-11-01") : Day(parameter, "2026-01-01"),
        "to" => Day(parameter, "2026-12-01"),
        "asOf" => Day(parameter, "2026-11-25"),
        "periods" or "recency" or "frequency" or "monetary" or "version" => $"{random.Next(1, 5)}",
        _ when parameter.Name.EndsWith("Weeks", StringComparison.Ordinal)
            || parameter.Name.EndsWith("Days", StringComparison.Ordinal) => $"{random.Next(1, 60)}",
        "currency" => "CNY",
        "format" => random.Next(2) == 0 ? "csv" : "json",
        "by" or "per" => "month",
        "open" => "true",
        "identifier" => "phone:+8613800138000",
        _ => values.Make(parameter.Schema, parameter.Name, known, random)?.ToString() ?? "",
    };

    private static string Day(OperationParameter parameter, string day) =>
        parameter.Schema.TryGetProperty("format", out var format) && format.GetString() == "date-time"
            ? day + "T00:00:00Z" : day;

    private void BendHeaders(FuzzRequest request)
    {
        if (random.Next(2) == 0) return;
        var garbage = Encoding.UTF8.GetString([.. Words.Text(random).Where(letter => letter is >= ' ' and < (char)127)
            .Select(letter => (byte)letter)]);
        (string, string) header = random.Next(12) switch
        {
            0 => ("Idempotency-Key", garbage),
            1 => ("If-Match", random.Next(3) switch { 0 => "*", 1 => "W/\"v1\"", _ => "\"v99999999999999999999\"" }),
            2 => ("X-Request-Id", garbage),
            3 => ("traceparent", "00-00000000000000000000000000000000-0000000000000000-01"),
            4 => ("Content-Encoding", "gzip"),
            5 => ("Accept", "text/html;q=0.1, application/xml"),
            6 => ("X-HTTP-Method-Override", "DELETE"),
            7 => ("Content-Type", garbage),
            8 => ("Expect", "100-continue"),
            9 => ("X-Forwarded-For", "127.0.0.1, ::1"),
            10 => ("Range", "bytes=0-0"),
            _ => ("Authorization", random.Next(3) switch
            {
                0 => "Basic YTpi", 1 => "Bearer", _ => $"Bearer lpk_test_{garbage}",
            }),
        };
        if (random.Next(2) == 0) request.Headers.RemoveAll(one => one.Name == header.Item1);
        request.Headers.Add(header);
    }

    private static int Key() => Interlocked.Increment(ref lastKey);
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// JSON bodies, read strictly (<see cref="StrictJson"/>). A good body costs one copy, one deserialization and one
/// validation. A bad one is looked at again, slowly, so that its caller hears of every fault at once.
/// </summary>
public static class JsonBody
{
    /// <summary>Most faults one answer lists.</summary>
    public const int MaximumFaults = 1000;

    /// <summary>Reads the request's body, checks its shape and runs the validator.</summary>
    /// <param name="request">Whose body; it is read to its end.</param>
    /// <param name="shape">Source-generated metadata made with <see cref="StrictJson.NewOptions"/>.</param>
    /// <param name="validator">Value rules; null where the shape says everything.</param>
    /// <param name="cancellation">Usually <c>HttpContext.RequestAborted</c>.</param>
    /// <param name="more">Rules that depend on who is calling or what time it is, which validators do not know.</param>
    /// <returns>The value, or 400, 413 or 415 as a problem.</returns>
    public static async ValueTask<Body<T>> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> shape, FaultValidator<T>? validator, CancellationToken cancellation,
        Func<T, IReadOnlyList<Fault>>? more = null)
        where T : class
    {
        var body = await BodyBytes.ReadAsync(request, cancellation);
        return body.TryGet(out var bytes, out var problem) ? Parse(bytes, shape, validator, more) : new(problem);
    }

    /// <summary>Reads a document of free shape, such as a program's definition, which has rules of its own.</summary>
    /// <returns>An element that owns its memory, or 400, 413 or 415 as a problem.</returns>
    public static async ValueTask<Body<JsonElement>> ReadElementAsync(
        HttpRequest request, CancellationToken cancellation)
    {
        var body = await BodyBytes.ReadAsync(request, cancellation);
        if (!body.TryGet(out var bytes, out var problem)) return new(problem);
        if (RefuseText(bytes) is { } refusal) return new(refusal);
        if (!TryParseDocument(bytes, out var document, out refusal)) return new(refusal);
        var faults = new List<Fault>();
        FreeForm.FindDuplicates(document.RootElement, "", faults);
        return faults.Count == 0 ? new(document.RootElement, bytes) : new(Report(faults));
    }

    /// <summary>Like <see cref="ReadAsync"/> for bytes that are here already, such as one line of a batch.</summary>
    public static Body<T> Parse<T>(
        ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> shape, FaultValidator<T>? validator,
        Func<T, IReadOnlyList<Fault>>? more = null)
        where T : class
    {
        var json = bytes.Span;
        if (RefuseText(json) is { } refusal) return new(refusal);
        T? value;
        try
        {
            value = JsonSerializer.Deserialize(json, shape);
        }
        catch (JsonException exception)
        {
            return new(Explain(bytes, shape, value => FaultsOf(value, validator, more), exception));
        }

        if (value is null) return new(Problem.Invalid([new("", FaultCodes.WrongType, "A JSON object is expected.")]));
        var faults = FaultsOf(value, validator, more);
        return faults.Count == 0 ? new(value, bytes) : new(Report([.. faults]));
    }

    /// <summary>Sorts by place and cuts at <see cref="MaximumFaults"/>.</summary>
    internal static Problem Report(List<Fault> faults)
    {
        var sorted = faults.Distinct().OrderBy(fault => fault.Pointer, Comparer<string>.Create(Pointer.Compare))
            .ThenBy(fault => fault.Code, StringComparer.Ordinal).Take(MaximumFaults).ToArray();
        return Problem.Invalid(sorted);
    }

    private static IReadOnlyList<Fault> FaultsOf<T>(
        T value, FaultValidator<T>? validator, Func<T, IReadOnlyList<Fault>>? more)
        where T : class
    {
        var faults = validator?.FaultsOf(value) ?? [];
        return more is null ? faults : [.. faults, .. more(value)];
    }

    private static Problem? RefuseText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return new(ErrorCodes.MalformedJson, "The body is not valid UTF-8.");
        return Surrogates.HasLoneEscape(json)
            ? new(ErrorCodes.MalformedJson, "A string holds half a surrogate pair, which is no Unicode text.") : null;
    }

    private static Problem Explain<T>(
        ReadOnlyMemory<byte> bytes, JsonTypeInfo<T> shape, Func<T, IReadOnlyList<Fault>> faultsOf,
        JsonException exception)
        where T : class
    {
        if (!TryParseDocument(bytes, out var document, out var malformed)) return malformed;
        using (document)
        {
            var walk = new ShapeWalk(shape.Options);
            var rest = walk.Prune(document.RootElement, shape);
            // The serializer refused something the walk has no word for: name the place it names.
            if (walk.Faults.Count == 0)
                return Problem.Invalid([new(PathToPointer(exception.Path), FaultCodes.InvalidValue,
                    "The value is not of the expected form.")]);
            if (rest is null || walk.IsFull) return Report(walk.Faults);
            var value = JsonSerializer.Deserialize(rest, shape);
            if (value is null) return Report(walk.Faults);
            // What was cut out is reported already; that it is now missing is no fault of the caller's.
            var values = faultsOf(value)
                .Where(fault => !walk.Pruned.Exists(place => Pointer.IsWithin(fault.Pointer, place)));
            return Report([.. walk.Faults, .. values]);
        }
    }

    private static bool TryParseDocument(
        ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out JsonDocument? document,
        [NotNullWhen(false)] out Problem? problem)
    {
        (document, problem) = (null, null);
        try
        {
            document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = StrictJson.MaximumDepth });
            return true;
        }
        catch (JsonException exception)
        {
            problem = new(ErrorCodes.MalformedJson, $"The body is not JSON of at most {StrictJson.MaximumDepth} levels:"
                + $" line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
            return false;
        }
    }

    private static string PathToPointer(string? path) =>
        path is null or "$" ? "" : Pointer.FromPath(path.TrimStart('$').TrimStart('.'));
}

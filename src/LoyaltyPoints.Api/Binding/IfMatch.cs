using System.Globalization;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using Microsoft.Net.Http.Headers;

namespace LoyaltyPoints.Api.Binding;

/// <summary>
/// Optimistic concurrency of configuration resources: the strong entity tag <c>"v3"</c> is version 3 of the resource.
/// </summary>
public static class IfMatch
{
    /// <summary>The tag of a version, with its quotes.</summary>
    public static string Tag(long version) => $"\"v{version}\"";

    /// <summary>Reads <c>If-Match</c>.</summary>
    /// <param name="request">Whose header.</param>
    /// <param name="versions">The versions named, any of which may be the current one; null for <c>*</c>: any.</param>
    /// <returns>Null, 428 where the header is absent, or 400 where it is no list of entity tags.</returns>
    public static Problem? Read(HttpRequest request, out IReadOnlyList<long>? versions)
    {
        versions = [];
        var given = request.Headers.IfMatch;
        if (given.Count == 0) return Problem.Of(ErrorCodes.PreconditionRequired);
        if (!EntityTagHeaderValue.TryParseStrictList(given, out var tags))
            return Problem.Invalid(
                [new("If-Match", FaultCodes.InvalidFormat, "Must be an entity tag such as \"v3\".")]);
        versions = tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any)) ? null : [.. tags.SelectMany(VersionsOf)];
        return null;
    }

    /// <summary>Null where the current version is one of those named; else 412.</summary>
    public static Problem? Check(IReadOnlyList<long>? versions, long current) =>
        versions is null || versions.Contains(current) ? null : Problem.Of(ErrorCodes.PreconditionFailed);

    // A weak tag or one we never gave out matches nothing, which RFC 9110 answers with 412, not 400.
    private static IEnumerable<long> VersionsOf(EntityTagHeaderValue tag)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        if (!tag.IsWeak && text.StartsWith("v") && long.TryParse(text[1..], NumberStyles.None, null, out var version))
            yield return version;
    }
}

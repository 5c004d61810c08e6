using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Binding;

/// <summary>The <c>Idempotency-Key</c> header.</summary>
public static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <summary>Most characters a key may have.</summary>
    public const int MaximumLength = 255;

    /// <summary>Reads the header.</summary>
    /// <param name="request">Whose header.</param>
    /// <param name="key">1 to 255 visible ASCII characters; null where the header is absent.</param>
    /// <returns>Null, or 400 <c>invalid_idempotency_key</c>.</returns>
    public static Problem? Read(HttpRequest request, out string? key)
    {
        key = null;
        var given = request.Headers[Header];
        if (given.Count == 0) return null;
        if (given.Count > 1 || given[0] is not { Length: > 0 and <= MaximumLength } text
            || text.AsSpan().ContainsAnyExceptInRange('!', '~')) return Problem.Of(ErrorCodes.InvalidIdempotencyKey);
        key = text;
        return null;
    }
}

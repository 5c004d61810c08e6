namespace LoyaltyPoints.Api.Problems;

/// <summary>The id of a request: <c>X-Request-Id</c> as the client gave it, or one made here.</summary>
public static class RequestId
{
    public const string Header = "X-Request-Id";

    /// <summary>Characters a client's id may have; longer ones are replaced.</summary>
    public const int MaximumLength = 128;

    /// <summary>The client's id if it is given once, in 1 to 128 visible ASCII characters; else 32 digits.</summary>
    public static string Of(HttpRequest request)
    {
        var given = request.Headers[Header];
        return given.Count == 1 && given[0] is { Length: > 0 and <= MaximumLength } id
            && !id.AsSpan().ContainsAnyExceptInRange('!', '~') ? id : Make();
    }

    private static string Make()
    {
        // Unique, not secret: the cheap generator will do.
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}

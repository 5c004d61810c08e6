using System.Text.Json;

namespace LoyaltyPoints.Api.Problems;

/// <summary>One entry of the closed list of errors (<see cref="ErrorCodes"/>) that callers may switch on.</summary>
public sealed class ErrorCode
{
    internal ErrorCode(string code, int status, string title, string description, int? retryAfterSeconds = null)
    {
        (Code, Status, Title, Description) = (code, status, title, description);
        (Type, RetryAfterSeconds) = ("/problems/" + code, retryAfterSeconds);
        // What is the same in every document of this code is encoded once.
        EncodedType = JsonEncodedText.Encode(Type);
        EncodedTitle = JsonEncodedText.Encode(title);
        EncodedCode = JsonEncodedText.Encode(code);
    }

    /// <summary>A snake_case word that never changes its meaning.</summary>
    public string Code { get; }

    /// <summary>The HTTP status it is answered with, 400 to 599.</summary>
    public int Status { get; }

    /// <summary>A few words for people, the same for every occurrence.</summary>
    public string Title { get; }

    /// <summary>When it is answered and what the caller can do; this goes into the OpenAPI document.</summary>
    public string Description { get; }

    /// <summary>The problem's <c>type</c> (RFC 9457): a relative reference that names the code, not a page.</summary>
    public string Type { get; }

    /// <summary>What <c>Retry-After</c> says unless the problem knows better; null where retrying is no help.</summary>
    public int? RetryAfterSeconds { get; }

    internal JsonEncodedText EncodedType { get; }

    internal JsonEncodedText EncodedTitle { get; }

    internal JsonEncodedText EncodedCode { get; }

    public override string ToString() => Code;
}

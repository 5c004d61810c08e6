namespace LoyaltyPoints.Api.Security;

/// <summary>What every answer tells browsers and caches, refusals and failures included.</summary>
internal static class SecurityHeaders
{
    // Nothing of an API is a page; and what it says is for its caller alone.
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    // Swagger UI sets styles of elements itself and draws with images in its own text.
    private const string OwnPage = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = NoPage;
        headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>For a page of our own, which nothing private is in.</summary>
    public static void LetPage(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = OwnPage;
        headers.Remove("Cache-Control");
    }
}

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// A limit as the headers say it (draft-ietf-httpapi-ratelimit-headers): <c>RateLimit-Policy: "write";q=200;w=2</c> and
/// <c>RateLimit: "write";r=150;t=1</c>, <c>q</c> being the size of the bucket, <c>w</c> the seconds in which it fills,
/// <c>r</c> what is left and <c>t</c> the seconds until it is full again.
/// </summary>
/// <remarks>
/// What is left is said exactly below a thousand, above it to three digits, rounded down; so there are few texts, and
/// each is made once.
/// </remarks>
internal sealed class QuotaPolicy
{
    private const int Exact = 1_000;
    private const int Mantissas = 900;

    private readonly string name;
    private readonly RouteLimit limit;
    private readonly string?[] left;

    public QuotaPolicy(RouteClass routes, RouteLimit limit)
    {
        (name, this.limit) = (RouteClasses.NameOf(routes), limit);
        Header = $"\"{name}\";q={limit.Burst};w={Seconds(limit.Burst)}";
        left = new string?[PlaceOf(limit.Burst, out _) + 1];
    }

    public RouteLimit Limit => limit;

    /// <summary>The value of <c>RateLimit-Policy</c>.</summary>
    public string Header { get; }

    /// <summary>The value of <c>RateLimit</c>.</summary>
    /// <param name="tokens">What is left, up to the size of the bucket.</param>
    public string Left(int tokens)
    {
        var place = PlaceOf(tokens, out var shown);
        // Made twice where two come at once, which does no harm.
        return left[place] ??= $"\"{name}\";r={shown};t={Seconds(limit.Burst - shown)}";
    }

    private long Seconds(int tokens) => Math.Max(1, ((long)tokens + limit.RequestsPerSecond - 1)
        / limit.RequestsPerSecond);

    private static int PlaceOf(int tokens, out int shown)
    {
        shown = tokens;
        if (tokens < Exact) return tokens;
        var (mantissa, power, decades) = (tokens, 1, 0);
        while (mantissa >= Exact) (mantissa, power, decades) = (mantissa / 10, power * 10, decades + 1);
        shown = mantissa * power;
        return Exact + ((decades - 1) * Mantissas) + mantissa - (Exact / 10);
    }
}

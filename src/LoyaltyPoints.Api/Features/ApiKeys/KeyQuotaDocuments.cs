using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>
/// Limits of one key by class of route; a class that is absent has the limit that the service gives every key.
/// </summary>
public sealed record KeyQuotaDocument
{
    private static readonly KeyQuotaJson Json = new(StrictJson.NewOptions());

    /// <summary>Questions that tills, checkouts and partners ask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteLimitDocument? Read { get; init; }

    /// <summary>What tills, checkouts and partners record.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteLimitDocument? Write { get; init; }

    /// <summary>Lines of batches.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteLimitDocument? Batch { get; init; }

    /// <summary>What only a key with the scope `admin` may do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteLimitDocument? Admin { get; init; }

    /// <summary>Questions over many members.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RouteLimitDocument? Analytics { get; init; }

    internal byte[] Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json.KeyQuotaDocument);

    /// <exception cref="InvalidDataException">It was valid once and is no longer.</exception>
    internal static KeyQuota QuotaOf(KeyQuotaRecord stored)
    {
        var document = JsonSerializer.Deserialize(stored.Json, Json.KeyQuotaDocument)
            ?? throw new InvalidDataException("A stored quota is null.");
        var limits = new Dictionary<RouteClass, RouteLimit>();
        foreach (var (routes, limit) in document.Limits())
        {
            if (limit is { RequestsPerSecond: { } rate, Burst: { } burst })
                limits[routes] = new RouteLimit((int)rate, (int)burst);
        }

        return new KeyQuota(stored.Revision, limits);
    }

    private IEnumerable<(RouteClass Routes, RouteLimitDocument? Limit)> Limits() =>
    [
        (RouteClass.Read, Read), (RouteClass.Write, Write), (RouteClass.Batch, Batch), (RouteClass.Admin, Admin),
        (RouteClass.Analytics, Analytics),
    ];
}

/// <summary>How many requests of one class a key may send to one instance.</summary>
public sealed record RouteLimitDocument
{
    /// <summary>On average.</summary>
    public long? RequestsPerSecond { get; init; }

    /// <summary>As many it may have saved up.</summary>
    public long? Burst { get; init; }
}

internal sealed class KeyQuotaValidator : FaultValidator<KeyQuotaDocument>
{
    public KeyQuotaValidator()
    {
        RuleFor(x => x.Read).Nested(new RouteLimitValidator());
        RuleFor(x => x.Write).Nested(new RouteLimitValidator());
        RuleFor(x => x.Batch).Nested(new RouteLimitValidator());
        RuleFor(x => x.Admin).Nested(new RouteLimitValidator());
        RuleFor(x => x.Analytics).Nested(new RouteLimitValidator());
    }
}

internal sealed class RouteLimitValidator : FaultValidator<RouteLimitDocument>
{
    public RouteLimitValidator()
    {
        RuleFor(x => x.RequestsPerSecond).Required().Within(1, RouteLimit.MostPerSecond);
        RuleFor(x => x.Burst).Required().Within(1, RouteLimit.GreatestBurst);
    }
}

[JsonSerializable(typeof(KeyQuotaDocument))]
internal sealed partial class KeyQuotaJson : JsonSerializerContext;

using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>A key to be made.</summary>
public sealed record CreateApiKeyRequest
{
    /// <summary>For people: which till, app or person holds it.</summary>
    public string? Name { get; init; }

    /// <summary>Some of `pos`, `checkout`, `partner`, `admin`; none implies another.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    internal Scopes ScopeSet() => Scopes!.Aggregate(
        Core.Keys.Scopes.None, (set, name) => ScopeNames.TryParse(name, out var scope) ? set | scope : set);
}

internal sealed class CreateApiKeyValidator : FaultValidator<CreateApiKeyRequest>
{
    public CreateApiKeyValidator()
    {
        RuleFor(x => x.Name).Required().Text(100);
        RuleFor(x => x.Scopes).Required().Check(scopes => scopes is { Count: 0 or > 4 }
            ? new(FaultCodes.OutOfRange, "One to four scopes are expected.") : null);
        RuleForEach(x => x.Scopes).Required().OneOf([.. ScopeNames.Of(Core.Keys.Scopes.All)]);
    }
}

/// <summary>A key as answered; `key` itself only when it is made.</summary>
public sealed record ApiKeyAnswer
{
    /// <summary>The public part of the key.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant? RevokedAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    public static ApiKeyAnswer Of(Storage.Tenants.ApiKeyRecord key) => new()
    {
        Id = key.KeyId,
        Name = key.Name,
        Scopes = ScopeNames.Of(key.Scopes),
        CreatedAt = key.CreatedAt,
        RevokedAt = key.RevokedAt,
    };
}

[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyAnswer))]
[JsonSerializable(typeof(PageAnswer<ApiKeyAnswer>))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;

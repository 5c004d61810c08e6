using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>A key to be made.</summary>
public sealed record CreateApiKeyRequest
{
    /// <summary>For people: which till, app or person holds it.</summary>
    public string? Name { get; init; }

    /// <summary>Some of `pos`, `checkout`, `partner`, `admin`; none implies another.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Whose app will hold it: with the scope `partner` and no other.</summary>
    public string? PartnerId { get; init; }

    /// <summary>From then on it is refused; absent: it is good until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Where it may be used from: at most 20 IP addresses and ranges, such as `203.0.113.0/24`; absent: from anywhere.
    /// </summary>
    public IReadOnlyList<string>? Addresses { get; init; }

    internal Guid? Partner() =>
        PartnerId is null ? null : Core.PublicId.Parse(Core.PublicId.Partner, PartnerId);

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
        RuleFor(x => x.PartnerId).PublicId(Core.PublicId.Partner);
        RuleFor(x => x.Addresses).AtMost(KeyRules.MostAddresses).Check(KeyRules.NotEmpty);
        RuleForEach(x => x.Addresses).Required().Check(KeyRules.Address);
        RuleFor(x => x.Scopes).Check(scopes => scopes?.Count > 1 ? new(
            FaultCodes.InvalidValue, "A partner's key has the scope partner and no other.") : null).When(IsPartners);
        RuleFor(x => x.PartnerId).Check(id => id is null ? new(
            FaultCodes.Required, "A key with the scope partner is some partner's.") : null).When(IsPartners);
        RuleFor(x => x.PartnerId).Check(id => id is null ? null : new(
            FaultCodes.InvalidValue, "Only a key with the scope partner is a partner's.")).Unless(IsPartners);
    }

    private static bool IsPartners(CreateApiKeyRequest key) => key.Scopes?.Contains("partner") == true;
}

/// <summary>A key as answered; `key` itself only when it is made.</summary>
public sealed record ApiKeyAnswer
{
    /// <summary>The public part of the key.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>Whose app holds it; absent where it is the tenant's own.</summary>
    [JsonConverter(typeof(PartnerIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? PartnerId { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant? RevokedAt { get; init; }

    /// <summary>From then on it is refused; null: it is good until it is revoked.</summary>
    public required Instant? ExpiresAt { get; init; }

    /// <summary>
    /// When it was last used, to within a few minutes (five, unless the operator set it otherwise); null: not yet.
    /// </summary>
    public required Instant? LastUsedAt { get; init; }

    /// <summary>Where it may be used from; absent: from anywhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Addresses { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }

    public static ApiKeyAnswer Of(Storage.Tenants.ApiKeyRecord key) => new()
    {
        Id = key.KeyId,
        Name = key.Name,
        Scopes = ScopeNames.Of(key.Scopes),
        PartnerId = key.PartnerId,
        CreatedAt = key.CreatedAt,
        RevokedAt = key.RevokedAt,
        ExpiresAt = key.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
        Addresses = key.Addresses?.Split(' '),
    };
}

[JsonSerializable(typeof(CreateApiKeyRequest))]
[JsonSerializable(typeof(RotateApiKeyRequest))]
[JsonSerializable(typeof(ApiKeyAnswer))]
[JsonSerializable(typeof(PageAnswer<ApiKeyAnswer>))]
internal sealed partial class ApiKeyJson : JsonSerializerContext;

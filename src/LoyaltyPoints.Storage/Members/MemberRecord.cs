using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Storage.Members;

/// <summary>A way to find a member: a phone number, a card, an e-mail address. One value names one member.</summary>
public sealed record MemberIdentifier(string Kind, string Value)
{
    /// <summary>The member's id in the tenant's own systems is found like an identifier, and shown apart.</summary>
    public const string ExternalIdKind = "externalId";
}

/// <summary>A member as stored.</summary>
public sealed record MemberRecord
{
    public required Guid Id { get; init; }

    public string? ExternalId { get; init; }

    public string? Name { get; init; }

    public DateOnly? Birthday { get; init; }

    /// <summary>The tenant's own words about the member.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<MemberIdentifier> Identifiers { get; init; } = [];

    /// <summary>The programs the member is enrolled in.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    /// <summary>Counts changes of this record, from 1; the ETag.</summary>
    public long Revision { get; init; } = 1;

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    /// <summary>The member that this record was merged into; null where it was not.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>When the person was erased; null where not.</summary>
    public Instant? ErasedAt { get; init; }

    internal static IReadOnlyDictionary<string, string> ParseAttributes(string json) =>
        JsonSerializer.Deserialize(json, StorageJson.Default.DictionaryStringString)!;

    internal string AttributesJson() => JsonSerializer.Serialize(
        new Dictionary<string, string>(Attributes), StorageJson.Default.DictionaryStringString);
}

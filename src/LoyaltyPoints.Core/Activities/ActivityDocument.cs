using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Activities;

/// <summary>What was posted of an activity.</summary>
/// <param name="Source">Null where the service itself made it.</param>
public sealed record ActivityDocument(
    string? Source, string Type, Instant OccurredAt,
    [property: JsonConverter(typeof(GivenValuesConverter))] IReadOnlyDictionary<string, GivenValue> Attributes);

/// <summary>An activity as it is answered.</summary>
public sealed record ActivityAnswer(
    [property: JsonConverter(typeof(ActivityIdConverter))] MemberOwnedId Id,
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId,
    string? Source, string? ExternalId, string Type, Instant OccurredAt, Instant RecordedAt,
    [property: JsonConverter(typeof(GivenValuesConverter))] IReadOnlyDictionary<string, GivenValue> Attributes,
    IReadOnlyList<ActivityResult> Results);

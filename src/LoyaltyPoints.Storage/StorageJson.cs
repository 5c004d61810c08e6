using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Surveys;

namespace LoyaltyPoints.Storage;

/// <summary>A return as a till is answered.</summary>
public sealed record ReturnAnswer(
    [property: JsonConverter(typeof(ReturnIdConverter))] MemberOwnedId Id,
    [property: JsonConverter(typeof(PurchaseIdConverter))] MemberOwnedId PurchaseId,
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId,
    Instant RecordedAt,
    IReadOnlyList<ReturnResult> Results,
    Refund? Refund);

/// <summary>How Storage's own documents are written; see <see cref="CoreJson"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ReturnAnswer))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(PaymentRequest))]
[JsonSerializable(typeof(ClickAnswer))]
[JsonSerializable(typeof(FollowUpEvidence))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class StorageJson : JsonSerializerContext;

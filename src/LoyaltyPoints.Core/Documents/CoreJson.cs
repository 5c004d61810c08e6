using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;

namespace LoyaltyPoints.Core.Documents;

/// <summary>
/// How Core's documents are stored and answered: camelCase, absent instead of null. Property order is declaration
/// order, so equal orders have equal bytes.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(IReadOnlyList<PurchaseResult>))]
[JsonSerializable(typeof(IReadOnlyList<ReturnResult>))]
[JsonSerializable(typeof(ReturnPiece))]
[JsonSerializable(typeof(ReturnProgress))]
[JsonSerializable(typeof(RedemptionAnswer))]
[JsonSerializable(typeof(Adjustment))]
[JsonSerializable(typeof(IReadOnlyList<NotAppliedRules>))]
[JsonSerializable(typeof(IReadOnlyList<OfferedDiscount>))]
[JsonSerializable(typeof(ActivityDocument))]
[JsonSerializable(typeof(ActivityAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ActivityResult>))]
[JsonSerializable(typeof(MembershipAnswer))]
[JsonSerializable(typeof(PartnerLinkAnswer))]
[JsonSerializable(typeof(LinkCodeAnswer))]
public sealed partial class CoreJson : JsonSerializerContext;

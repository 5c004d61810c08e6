using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Core.Transfers;
using LoyaltyPoints.Core.Velocity;

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
[JsonSerializable(typeof(MergeAnswer))]
[JsonSerializable(typeof(TransferAnswer))]
[JsonSerializable(typeof(Gift))]
[JsonSerializable(typeof(HouseholdAnswer))]
[JsonSerializable(typeof(IReadOnlyList<HouseholdMember>))]
[JsonSerializable(typeof(ReferralProgram))]
[JsonSerializable(typeof(ReferralAnswer))]
[JsonSerializable(typeof(PurchaseCommission))]
[JsonSerializable(typeof(PartnerLinkAnswer))]
[JsonSerializable(typeof(LinkCodeAnswer))]
[JsonSerializable(typeof(FeedbackDocument))]
[JsonSerializable(typeof(FeedbackAnswer))]
[JsonSerializable(typeof(InvitationAnswer))]
[JsonSerializable(typeof(Goods))]
[JsonSerializable(typeof(ComplaintDocument))]
[JsonSerializable(typeof(ComplaintAnswer))]
[JsonSerializable(typeof(Resolution))]
[JsonSerializable(typeof(ThanksAnswer))]
[JsonSerializable(typeof(AnalyticsSettings))]
[JsonSerializable(typeof(GoalBaseline))]
[JsonSerializable(typeof(ReviewEvidence))]
[JsonSerializable(typeof(ReviewAnswer))]
public sealed partial class CoreJson : JsonSerializerContext;

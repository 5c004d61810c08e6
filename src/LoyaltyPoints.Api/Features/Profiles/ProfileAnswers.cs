using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Balances;
using LoyaltyPoints.Api.Features.Members;
using LoyaltyPoints.Api.Features.Rewards;
using LoyaltyPoints.Api.Features.Standings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Profiles;
using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Api.Features.Profiles;

/// <summary>A member as the person at the counter wants to know it.</summary>
/// <param name="Balances">As `/v1/members/{id}/balances` tells them.</param>
/// <param name="Standing">As `/v1/members/{id}/standing` tells it.</param>
/// <param name="Value">Null where the tenant has no currency yet.</param>
/// <param name="Feedback">The latest answer to how satisfied the member is; null where there is none.</param>
/// <param name="Timeline">The latest 20 things that happened, newest first.</param>
/// <param name="NextActions">What to do, most urgent first, by rules that are the same for everybody.</param>
public sealed record ProfileAnswer(
    Instant AsOf, MemberAnswer Member, IReadOnlyList<BalanceAnswer> Balances, IReadOnlyList<StandingAnswer> Standing,
    RhythmAnswer Rhythm, ValueAnswer? Value, FavouritesAnswer Favourites, LatestFeedback? Feedback,
    OffersAnswer Offers, IReadOnlyList<TimelineItem> Timeline, IReadOnlyList<NextAction> NextActions);

/// <summary>How often the member buys; purchases of one day are one.</summary>
/// <param name="TypicalGapDays">The median of the days from one to the next; null below two.</param>
/// <param name="DaysSinceLast">Null without a purchase.</param>
/// <param name="ProbabilityAlive">That the member still buys, by the model that is kept; null where none was learned or
/// the member has not bought.</param>
/// <param name="ModelAsOf">Up to when that model knows.</param>
public sealed record RhythmAnswer(
    int PurchaseDays, double? TypicalGapDays, int? DaysSinceLast, double? ProbabilityAlive, Instant? ModelAsOf);

/// <summary>What the member was worth and will be, in the tenant's currency for analytics. What was bought in the last
/// seconds may not be in it yet.</summary>
/// <param name="Historical">Net sales less returns.</param>
/// <param name="ExpectedPurchases">Days with a purchase within 52 weeks; null where no model was learned.</param>
/// <param name="Predicted">All of them, discounted by a tenth a year; null where the model knows no spend.</param>
public sealed record ValueAnswer(string Currency, long Historical, double? ExpectedPurchases, long? Predicted);

/// <summary>What the member chooses most often, of its last purchases that earned units, at most 100.</summary>
/// <param name="Basket">The median total of those in their commonest currency; null without one.</param>
public sealed record FavouritesAnswer(
    int Purchases, IReadOnlyList<Favourite> Stores, IReadOnlyList<Favourite> Categories, IReadOnlyList<Favourite> Skus,
    string? Currency, long? Basket);

/// <param name="Level">`unsatisfied`, `slightlySatisfied`, `satisfied`, `verySatisfied` or `extremelySatisfied`.
/// </param>
public sealed record LatestFeedback(string Level, Instant At);

/// <summary>What the member can have now, at most 20 of each kind.</summary>
/// <param name="Campaigns">That run, and that the member is in the audience of; what an audience asks of an order is
/// not known yet.</param>
/// <param name="Rewards">That can be had.</param>
/// <param name="Vouchers">That can be used, soonest expiry first.</param>
public sealed record OffersAnswer(
    IReadOnlyList<CampaignOffer> Campaigns, IReadOnlyList<RewardInReach> Rewards, IReadOnlyList<VoucherOffer> Vouchers);

/// <param name="EndsAt">Null: no end is known.</param>
public sealed record CampaignOffer(
    [property: JsonConverter(typeof(CampaignIdConverter))] Guid CampaignId, string Name, Instant? EndsAt);

/// <param name="Kind">`amount`, `percent`, `item`, `units` or `giftCard`.</param>
/// <param name="ExpiresAt">Null: never.</param>
public sealed record VoucherOffer(
    string Code, [property: JsonConverter(typeof(SeriesIdConverter))] Guid SeriesId, string Name, string Kind,
    Instant? ExpiresAt);

/// <summary>Something that happened.</summary>
/// <param name="Kind">`purchase`, `activity`, `tierChange`, `feedback`, or what moved units: `clawback`, `redemption`,
/// `reversal`, `adjustment`, `expiry`, `debtRepayment`, `bonus`, `reinstatement`, `reservation`, `release`,
/// `transfer`.</param>
/// <param name="Units">That moved.</param>
/// <param name="Amount">A purchase's total, in the smallest part of `currency`.</param>
/// <param name="Detail">A purchase's store, an activity's type, the tiers, the level of feedback.</param>
public sealed record TimelineItem(
    Instant At, string Kind, string? Id, [property: JsonConverter(typeof(ProgramIdConverter))] Guid? ProgramId,
    long? Units, long? Amount, string? Currency, string? Detail);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProfileAnswer))]
internal sealed partial class ProfileJson : JsonSerializerContext;

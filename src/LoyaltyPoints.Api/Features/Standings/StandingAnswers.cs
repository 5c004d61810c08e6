using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Api.Features.Standings;

/// <summary>Where a member stands, a program each.</summary>
public sealed record StandingsAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, Instant AsOf,
    IReadOnlyList<StandingAnswer> Data);

/// <summary>Where a member stands in one program.</summary>
/// <param name="Type">`points`, `spend`, `tiered`, `vip` or `punchCard`.</param>
/// <param name="Tier">Of a tiered program.</param>
/// <param name="Membership">Of a VIP program; absent for who never joined.</param>
/// <param name="Card">Of a punch card.</param>
/// <param name="LapsesAt">When all units expire unless the member earns or spends some before.</param>
/// <param name="TierChanges">The newest moves from tier to tier with their reasons, newest first, at most 20.</param>
public sealed record StandingAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, string Type, TierStandingAnswer? Tier,
    MembershipStandingAnswer? Membership, CardAnswer? Card, Instant? LapsesAt,
    IReadOnlyList<TierChangeAnswer>? TierChanges);

/// <summary>The tier, what counts so far, and what is missing.</summary>
/// <param name="Id">`none` where the member has no tier.</param>
/// <param name="HeldUntil">When it is judged anew; absent: no end is known.</param>
/// <param name="GraceUntil">Where its end has passed: until when it is still kept.</param>
/// <param name="Next">The level above; absent on the highest.</param>
/// <param name="ToKeep">Any one of these keeps the tier beyond its end; absent where nothing is missing.</param>
public sealed record TierStandingAnswer(
    string Id, string? Name, Instant Since, Instant? HeldUntil, Instant? GraceUntil, CountedAnswer Counted,
    NextTierAnswer? Next, IReadOnlyList<IReadOnlyList<MissingAnswer>>? ToKeep, BenefitsAnswer? Benefits);

/// <summary>What counts over the window, from its start on.</summary>
/// <param name="To">When the window ends; absent for a lifetime.</param>
public sealed record CountedAnswer(
    long Spend, long UnitsEarned, long Visits, long Balance, Instant From, Instant? To);

/// <param name="Missing">Any one of these lists reaches it; all of a list together.</param>
public sealed record NextTierAnswer(string Id, string Name, IReadOnlyList<IReadOnlyList<MissingAnswer>> Missing);

/// <param name="Metric">`spend`, `unitsEarned`, `visits` or `balance`.</param>
public sealed record MissingAnswer(string Metric, long Missing);

/// <summary>A paid membership as of the instant.</summary>
/// <param name="Status">`trialing`, `active`, `pastDue`, `grace`, `cancelled` or `expired`.</param>
/// <param name="PaidUntil">Absent where it was paid for ever.</param>
/// <param name="Benefits">Absent where none apply now.</param>
public sealed record MembershipStandingAnswer(
    [property: JsonConverter(typeof(MembershipIdConverter))] MemberOwnedId Id, string Status, string PlanId,
    Instant StartedAt, Instant? PaidUntil, Instant? EndsAt, BenefitsAnswer? Benefits);

/// <summary>A punch card.</summary>
/// <param name="Stamps">On the card that is begun.</param>
/// <param name="Size">Stamps that fill a card.</param>
/// <param name="FullCards">Ready to be spent.</param>
public sealed record CardAnswer(long Stamps, int Size, long FullCards, string Reward, Instant? ExpiresAt);

/// <summary>A move from tier to tier.</summary>
public sealed record TierChangeAnswer(Instant At, string From, string To, string Reason);

/// <summary>What a tier or plan brings.</summary>
public sealed record BenefitsAnswer(
    decimal? Multiplier, decimal? DiscountPercent, bool FreeShipping, long? BirthdayUnits, long? AnniversaryUnits,
    IReadOnlyList<string> Perks)
{
    public static BenefitsAnswer Of(Benefits benefits) => new(
        benefits.Multiplier, benefits.DiscountPercent, benefits.FreeShipping, benefits.BirthdayUnits,
        benefits.AnniversaryUnits, benefits.Perks);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StandingsAnswer))]
internal sealed partial class StandingsJson : JsonSerializerContext;

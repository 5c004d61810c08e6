using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Partners;

/// <summary>Another business, as data. Made by <see cref="PartnerReader"/>, which has checked it.</summary>
public sealed record PartnerDefinition
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>IANA name of the zone in which its days begin; never changes.</summary>
    public required string TimeZone { get; init; }

    public required LocalCalendar Calendar { get; init; }

    /// <summary>ISO 4217 code of the money it is settled in; never changes.</summary>
    public required string Currency { get; init; }

    /// <summary>
    /// Money for one unit, in millionths of the currency's smallest part. What was redeemed keeps its value.
    /// </summary>
    public required long UnitValue { get; init; }

    /// <summary>Whose units it may redeem.</summary>
    public required IReadOnlySet<Guid> Programs { get; init; }

    /// <summary>What it may redeem them for; null: any reward of its programs.</summary>
    public IReadOnlySet<Guid>? Rewards { get; init; }

    public PartnerLimits Limits { get; init; } = new(null, null, null);
}

/// <summary>Most that a partner may do in one of its days; null: any number.</summary>
/// <param name="Units">Reserved or captured.</param>
/// <param name="Redemptions">Reserved or captured.</param>
/// <param name="Requests">To redeem, whether granted or not.</param>
public sealed record PartnerLimits(long? Units, long? Redemptions, long? Requests);

/// <summary>A partner and what it may do. Immutable.</summary>
public sealed record Partner(Guid Id, PartnerDefinition Definition)
{
    /// <summary>Its local day.</summary>
    public DateOnly DayOf(Instant at) => DateOnly.FromDateTime(Definition.Calendar.LocalTime(at));

    public bool MaySpend(Guid programId) => Definition.Programs.Contains(programId);

    /// <summary>Whether it may know of a reward; where that can be had is the reward's own matter.</summary>
    public bool MayOffer(Guid rewardId, Guid programId) =>
        MaySpend(programId) && Definition.Rewards?.Contains(rewardId) != false;
}

/// <summary>What a redemption keeps of the partner that made it.</summary>
/// <param name="UnitValue">As the definition said then, in millionths.</param>
/// <param name="CountedOn">The partner's day whose limits it counts for.</param>
/// <param name="SettledOn">The partner's day on which it was captured; null: not captured.</param>
public sealed record PartnerUse(Guid PartnerId, long UnitValue, DateOnly CountedOn, DateOnly? SettledOn);

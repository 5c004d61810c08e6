using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>
/// A campaign as data: more earning rules for one program, for a time. Made by <see cref="CampaignReader"/>, which has
/// checked it against a version of that program.
/// </summary>
public sealed record CampaignDefinition
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>When it runs, judged by when a purchase occurred.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Whose purchases it is for; mentions no line. Null: everybody's.</summary>
    public Condition? Audience { get; init; }

    /// <summary>1 to 20, as a program's, without bands; ids of at most 32 characters, unique in the campaign.</summary>
    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    public CampaignStacking Stacking { get; init; }

    /// <summary>Caps on all that the campaign gives one member, in whole units, at most one a period.</summary>
    public IReadOnlyList<CapDefinition> Caps { get; init; } = [];

    /// <summary>Units that it may give all members together, 1 or more; null: there is no budget.</summary>
    public long? Budget { get; init; }
}

/// <summary>What becomes of campaigns that apply to one purchase together.</summary>
public enum CampaignStacking
{
    /// <summary>Counts beside all others.</summary>
    Add,

    /// <summary>
    /// Of all of these only the one with which the purchase earns most counts; among equals the oldest.
    /// </summary>
    Best,

    /// <summary>
    /// Where it applies, those that are not exclusive do not; of several, the one with which the purchase earns most
    /// counts.
    /// </summary>
    Exclusive,
}

using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>One version of a campaign made ready to be combined with its program. Immutable.</summary>
public sealed class Campaign
{
    public Campaign(Guid id, int version, CampaignDefinition definition)
    {
        (Id, Version, Definition) = (id, version, definition);
        Name = PublicId.Format(PublicId.Campaign, id);
        Rules = [.. definition.Rules.Select(Rule)];
    }

    public Guid Id { get; }

    /// <summary>From 1.</summary>
    public int Version { get; }

    public CampaignDefinition Definition { get; }

    /// <summary>What its counters begin with: its id as callers see it.</summary>
    public string Name { get; }

    /// <summary>The rules as they run: each asks for the audience too, so a return is judged by it as well.</summary>
    internal IReadOnlyList<RuleDefinition> Rules { get; }

    /// <summary>Whether it runs at an instant.</summary>
    /// <param name="localTime">What the clock shows then in the program's time zone.</param>
    public bool RunsAt(Instant at, Func<Instant, DateTime> localTime) => Definition.Schedule.Holds(at, localTime);

    private RuleDefinition Rule(RuleDefinition rule) => rule with
    {
        CampaignId = Id,
        When = (Definition.Audience, rule.When) switch
        {
            (null, var when) => when,
            (var audience, null) => audience,
            var (audience, when) => new AllOf([audience, when]) { At = when.At },
        },
    };
}

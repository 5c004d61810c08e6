using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Segments;

/// <summary>Which segments definitions ask about, and by what.</summary>
public static class OtherSegments
{
    /// <summary>Each place that names one, with the segment it names.</summary>
    public static IEnumerable<(Guid SegmentId, string At)> Of(Condition? condition) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(Of),
        AnyOf any => any.Conditions.SelectMany(Of),
        Not not => Of(not.Inner),
        TextIs { Field.Name: GivenFields.Segment, Set: var set, At: var at } =>
            set.Named.Select(id => (PublicId.Parse(PublicId.Segment, id), at)),
        _ => [],
    };

    /// <summary>As <see cref="Of(Condition?)"/>, of all rules and what is excluded from them.</summary>
    public static IEnumerable<(Guid SegmentId, string At)> Of(EarningDefinition earning) =>
        earning.Rules.Concat(earning.Activities).Select(rule => rule.When).Append(earning.Exclude).SelectMany(Of);

    /// <summary>As <see cref="Of(Condition?)"/>, of who may have a reward and what can be paid with it.</summary>
    public static IEnumerable<(Guid SegmentId, string At)> Of(RewardDefinition reward) =>
        Of(reward.Audience).Concat(Of((reward.Value as PayWithUnits)?.Lines));

    /// <summary>
    /// What asks about a segment, as callers name it: programs with a version that is or will be in effect, campaigns
    /// that are not stopped and rewards that are not archived.
    /// </summary>
    public static IReadOnlyList<string> UsesOf(Guid segmentId, ProgramCatalog catalog, Instant now) =>
    [
        .. from program in catalog.Programs
           where program.From(now).Any(version => version.AskedSegments.Contains(segmentId))
           select PublicId.Format(PublicId.Program, program.ProgramId),
        .. from campaign in catalog.RunningCampaigns
           where Of(campaign.Definition.Audience).Concat(campaign.Definition.Rules.SelectMany(rule => Of(rule.When)))
               .Any(other => other.SegmentId == segmentId)
           select campaign.Name,
        .. from reward in catalog.Rewards.Values
           where !reward.Value.IsArchived && GivenNames.Segments(reward.Value.AskedNames).Contains(segmentId)
           select PublicId.Format(PublicId.Reward, reward.Value.Id),
    ];

    /// <summary>
    /// Puts segments so that each comes after those that it asks about; null where some ask about each other in a
    /// circle.
    /// </summary>
    /// <param name="segments">What each asks about; others than these are of no interest.</param>
    public static IReadOnlyList<Guid>? InOrder(IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> segments)
    {
        var (ordered, open) = (new List<Guid>(), new SortedSet<Guid>(segments.Keys));
        while (open.Count > 0)
        {
            var ready = open.Where(id => !segments[id].Any(open.Contains)).ToList();
            if (ready.Count == 0) return null;
            ordered.AddRange(ready);
            open.ExceptWith(ready);
        }

        return ordered;
    }
}

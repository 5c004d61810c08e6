using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>What a look at all members found.</summary>
/// <param name="Shape">How regular they are.</param>
/// <param name="Rhythms">Members whose silence was judged.</param>
/// <param name="Spends">Members whose baskets were judged.</param>
/// <param name="FalseAlarmsPerDay">To be expected if nobody had changed: the rate times the looks of a day.</param>
/// <param name="Warnings">The least likely first; at most <see cref="MemberWatch.Most"/>.</param>
/// <param name="LeftOut">Warnings beyond those.</param>
public sealed record MemberWatchResult(
    double Shape, long Rhythms, long Spends, double FalseAlarmsPerDay, IReadOnlyList<MemberWarning> Warnings,
    long LeftOut);

/// <summary>Looks at all members: once to learn how regular they are, once to judge each.</summary>
public static class MemberWatch
{
    /// <summary>Warnings of one look, at most; others come with the next, where they are still new.</summary>
    public const int Most = 5_000;

    /// <summary>How regular the members are; needs one pass.</summary>
    public static double ShapeOf(IEnumerable<MemberFacts> members, WarningSettings settings, Instant asOf)
    {
        var (shape, watch) = (new RhythmShape(), new RhythmWatch(settings, asOf));
        foreach (var member in members) shape.Add(watch.GapsOf(member));
        return shape.Estimate();
    }

    /// <summary>Judges every member as of an instant; needs one pass.</summary>
    public static MemberWatchResult Look(
        IEnumerable<MemberFacts> members, WarningSettings settings, Instant asOf, double shape)
    {
        var (rhythm, spend) = (new RhythmWatch(settings, asOf), new SpendWatch(settings, asOf));
        var (rhythms, spends, looks, found) = (0L, 0L, 0L, 0L);
        // The likeliest lies on top, and goes first where there are too many.
        var kept = new PriorityQueue<MemberWarning, double>();
        foreach (var member in members)
        {
            if (settings.WatchRhythm && rhythm.GapsOf(member) is { Length: > 0 } gaps)
            {
                rhythms++;
                looks += rhythm.LatelyOf();
                Keep(rhythm.Judge(member, gaps, shape));
            }

            if (settings.WatchSpend && spend.Read(member))
            {
                spends++;
                looks += spend.LatelyOf();
                Keep(spend.Judge(member));
            }
        }

        var warnings = kept.UnorderedItems.Select(static item => item.Element)
            .OrderBy(warning => warning.Chance).ThenBy(warning => warning.MemberId).ToList();
        var perDay = (double)settings.FalseAlarmRate * looks / RhythmWatch.FreshDays;
        return new MemberWatchResult(shape, rhythms, spends, perDay, warnings, found - warnings.Count);

        void Keep(MemberWarning? warning)
        {
            if (warning is null) return;
            found++;
            kept.Enqueue(warning, -warning.Chance);
            if (kept.Count > Most) kept.Dequeue();
        }
    }
}

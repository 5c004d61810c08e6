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

/// <summary>Looks at all members, one after the other.</summary>
/// <param name="shape">How regular they are, as a first pass has estimated.</param>
public sealed class MemberWatch(WarningSettings settings, Instant asOf, double shape)
{
    /// <summary>Warnings of one look, at most; others come with the next, where they are still new.</summary>
    public const int Most = 5_000;

    private readonly RhythmWatch rhythm = new(settings, asOf);
    private readonly SpendWatch spend = new(settings, asOf);

    // The likeliest lies on top, and goes first where there are too many.
    private readonly PriorityQueue<MemberWarning, double> kept = new();
    private long rhythms;
    private long spends;
    private long looks;
    private long found;

    public MemberWatchResult Result => new(
        shape, rhythms, spends, (double)settings.FalseAlarmRate * looks / RhythmWatch.FreshDays,
        [
            .. kept.UnorderedItems.Select(static item => item.Element)
                .OrderBy(static warning => warning.Chance).ThenBy(static warning => warning.MemberId),
        ],
        found - kept.Count);

    public void Add(MemberFacts member)
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

    private void Keep(MemberWarning? warning)
    {
        if (warning is null) return;
        found++;
        kept.Enqueue(warning, -warning.Chance);
        if (kept.Count > Most) kept.Dequeue();
    }
}

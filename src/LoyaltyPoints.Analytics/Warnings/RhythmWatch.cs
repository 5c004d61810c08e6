using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>Looks at members' silences. Not for two threads.</summary>
public sealed class RhythmWatch(WarningSettings settings, Instant asOf)
{
    /// <summary>Whoever has been silent too long for longer than this is no news any more.</summary>
    public const int FreshDays = 30;

    /// <summary>The latest gaps that a rhythm is known by, at most.</summary>
    private const int MostGaps = 24;

    private readonly double rate = (double)settings.FalseAlarmRate;
    private readonly List<MemberFact> visits = [];
    private readonly double[] gaps = new double[MostGaps];

    /// <summary>The member's latest gaps in days, if there are enough; valid until the next call.</summary>
    public ReadOnlySpan<double> GapsOf(MemberFacts member)
    {
        Visits.Read(member, asOf, visits);
        var count = Math.Min(visits.Count - 1, MostGaps);
        if (count < settings.LeastGaps) return [];
        for (var i = 0; i < count; i++)
            gaps[i] = visits[visits.Count - count + i].At.Since(visits[visits.Count - count + i - 1].At).TotalDays;
        return gaps.AsSpan(0, count);
    }

    /// <summary>Judges the silence of the member that <see cref="GapsOf"/> was last asked of.</summary>
    /// <returns>Null where it is as long as it may be, or has been too long for a while.</returns>
    public MemberWarning? Judge(MemberFacts member, ReadOnlySpan<double> own, double shape)
    {
        var (sum, longest) = (0.0, 0.0);
        foreach (var gap in own) (sum, longest) = (sum + gap, Math.Max(longest, gap));
        var silence = asOf.Since(visits[^1].At).TotalDays;
        var chance = RhythmTest.Chance(own.Length, sum, silence, shape);
        if (chance > rate) return null;
        if (silence > FreshDays && RhythmTest.Chance(own.Length, sum, silence - FreshDays, shape) <= rate) return null;
        var evidence = new RhythmEvidence(
            visits[^1].At, silence, own.Length, sum / own.Length, longest, shape, chance);
        return new MemberWarning(member.MemberId, visits[^1].Tail, chance, evidence, Spend: null);
    }

    /// <summary>How many of the member's visits fell in the latest thirty days.</summary>
    public int LatelyOf() => visits.Count(visit => visit.At >= asOf.Plus(-TimeSpan.FromDays(FreshDays)));
}

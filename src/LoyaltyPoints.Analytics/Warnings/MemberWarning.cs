using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>A member has changed against its own past.</summary>
/// <param name="Cause">The last bytes of the purchase since which it has: one cause raises one warning.</param>
/// <param name="Chance">Of this under no change; at most the false-alarm rate.</param>
/// <param name="Rhythm">Of a silence; else null.</param>
/// <param name="Spend">Of small baskets; else null.</param>
public sealed record MemberWarning(
    Guid MemberId, long Cause, double Chance, RhythmEvidence? Rhythm, SpendEvidence? Spend);

/// <summary>A silence against the member's own gaps between visits.</summary>
/// <param name="Since">The latest visit.</param>
/// <param name="Gaps">How many the member's rhythm is known by.</param>
/// <param name="Shape">k, how regular the tenant's members are.</param>
/// <param name="Chance">Of so long a silence under no change.</param>
public sealed record RhythmEvidence(
    Instant Since, double SilentDays, int Gaps, double AverageGapDays, double LongestGapDays, double Shape,
    double Chance);

/// <summary>The latest baskets against those before.</summary>
/// <param name="Since">The purchase with which the baskets became too small.</param>
/// <param name="Recent">The latest baskets, in order of time.</param>
/// <param name="PastBaskets">How many earlier ones they are compared with.</param>
/// <param name="PastMedian">Of those; the lower of the middle two.</param>
/// <param name="Chance">Of baskets as small under no change.</param>
public sealed record SpendEvidence(
    Instant Since, IReadOnlyList<long> Recent, int PastBaskets, long PastMedian, double Chance);

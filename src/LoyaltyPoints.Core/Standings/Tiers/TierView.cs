using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>A member's tier, shown as of an instant.</summary>
/// <param name="Current">Null: none.</param>
/// <param name="Since">When it was reached, or fallen to; the enrolment where there has never been one.</param>
/// <param name="HeldUntil">
/// First instant at which it is judged anew, in grace the end that has passed; for a tier held while it is reached,
/// when time alone will take it. Null: no end is known.
/// </param>
/// <param name="GraceUntil">Where its end has passed: until when it is still kept.</param>
/// <param name="Counted">What counts so far over the window as seen from that instant.</param>
/// <param name="From">First instant of that window; the enrolment for the lifetime.</param>
/// <param name="To">First instant after it; <see cref="Instant.Never"/> for the lifetime.</param>
/// <param name="Next">The level above; null on the highest.</param>
/// <param name="ToKeep">
/// What is missing for the current tier to be held on beyond its end, by what is known already of the window it will be
/// judged by. Null where nothing is: it is secured, or has no end.
/// </param>
public sealed record TierView(
    TierDefinition? Current, Instant Since, Instant? HeldUntil, Instant? GraceUntil, TierCounts Counted, Instant From,
    Instant To, TierAhead? Next, IReadOnlyList<TierAlternative>? ToKeep);

/// <summary>A level not held yet.</summary>
/// <param name="Missing">
/// Any one of these reaches it. Where one of them is empty, it is the only one, and the level is reached already but
/// not held before the period ends (<see cref="ThroughNextPeriod"/>).
/// </param>
public sealed record TierAhead(TierDefinition Level, IReadOnlyList<TierAlternative> Missing);

/// <summary>One way to reach a level: all of this together, each metric at most once.</summary>
public sealed record TierAlternative(IReadOnlyList<MetricMissing> Parts);

/// <param name="Missing">Money in the smallest part, units or visits; 1 or more.</param>
public sealed record MetricMissing(TierMetric Metric, long Missing);

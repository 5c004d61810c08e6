namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>What an account's tier is judged by, as far as it is known.</summary>
/// <param name="EnrolledAt">When the member joined the program; years of membership are counted from that day.</param>
/// <param name="Days">
/// Totals by local day, returns taken off the day of their purchase. May hold only the days since the one that
/// <see cref="TierLadder.DaysNeededSince"/> names.
/// </param>
/// <param name="Lifetime">Totals since the enrolment.</param>
/// <param name="BalanceAt">
/// Units that can be spent at an instant, if nothing but time happens. It is asked about instants after the one the
/// standing has been brought up to; about an earlier one it answers as if that were this.
/// </param>
/// <param name="BalanceChanges">
/// The instants after that at which the balance changes by itself: units mature or expire. Ascending, may be empty.
/// </param>
public sealed record TierInputs(
    Instant EnrolledAt, DayBook Days, Totals Lifetime, Func<Instant, long> BalanceAt,
    IReadOnlyList<Instant> BalanceChanges);

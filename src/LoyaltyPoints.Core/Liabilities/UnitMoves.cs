namespace LoyaltyPoints.Core.Liabilities;

/// <summary>Units of an account that were issued in one month and expire in one.</summary>
/// <param name="Issued">The month in which they were written down as issued, or as received.</param>
/// <param name="Expires">
/// The last month in which they can be spent; <see cref="Months.Never"/>, or <see cref="Months.Debt"/>.
/// </param>
public readonly record struct UnitCohort(int Issued, int Expires) : IComparable<UnitCohort>
{
    public int CompareTo(UnitCohort other) => Issued != other.Issued
        ? Issued.CompareTo(other.Issued) : Expires.CompareTo(other.Expires);

    public static bool operator <(UnitCohort a, UnitCohort b) => a.CompareTo(b) < 0;

    public static bool operator >(UnitCohort a, UnitCohort b) => a.CompareTo(b) > 0;

    public static bool operator <=(UnitCohort a, UnitCohort b) => a.CompareTo(b) <= 0;

    public static bool operator >=(UnitCohort a, UnitCohort b) => a.CompareTo(b) >= 0;
}

/// <summary>What happened to a cohort in one month; what was undone counts below zero.</summary>
/// <param name="Earned">Issued for purchases.</param>
/// <param name="Given">Issued for anything else.</param>
/// <param name="Moved">From other members or cohorts, less what went there.</param>
/// <param name="Revoked">Taken back after returns, by hand, or to make good what was owed.</param>
public readonly record struct UnitMoves(
    long Earned, long Given, long Moved, long Redeemed, long Expired, long Revoked)
{
    /// <summary>What came in, less what went out: 0 over all of a cohort's months once nothing is left.</summary>
    public long Left => checked(Earned + Given + Moved - Redeemed - Expired - Revoked);

    public static UnitMoves operator +(UnitMoves a, UnitMoves b) => checked(new UnitMoves(
        a.Earned + b.Earned, a.Given + b.Given, a.Moved + b.Moved, a.Redeemed + b.Redeemed, a.Expired + b.Expired,
        a.Revoked + b.Revoked));
}

/// <summary>What is left of a cohort, by where it is.</summary>
public readonly record struct OpenUnits(long Pending, long Available, long Reserved)
{
    public long Total => checked(Pending + Available + Reserved);

    public static OpenUnits operator +(OpenUnits a, OpenUnits b) => checked(new OpenUnits(
        a.Pending + b.Pending, a.Available + b.Available, a.Reserved + b.Reserved));
}

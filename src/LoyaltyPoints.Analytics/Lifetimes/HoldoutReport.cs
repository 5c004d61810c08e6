using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>How well the model foretells: fitted on what was known at an instant, held against what came after.</summary>
/// <param name="From">What occurred before it was known.</param>
/// <param name="Weeks">From then to the as-of.</param>
/// <param name="Fit">The model fitted on what was known.</param>
/// <param name="Classes">By repeats that were known; empty where the fit was refused.</param>
public sealed record HoldoutReport(
    Instant From, int Weeks, long Members, Fit<BgNbd> Fit, IReadOnlyList<HoldoutClass> Classes)
{
    /// <summary>Purchases that came.</summary>
    public long Actual => Classes.Sum(static row => row.Actual);

    /// <summary>Purchases that were expected.</summary>
    public double Expected => Classes.Sum(static row => row.Expected);
}

/// <summary>Members with equally many repeats.</summary>
/// <param name="Repeats">The last class takes those with more as well.</param>
/// <param name="Actual">Their purchases that came.</param>
/// <param name="Expected">Those that were expected.</param>
public sealed record HoldoutClass(int Repeats, long Members, long Actual, double Expected);

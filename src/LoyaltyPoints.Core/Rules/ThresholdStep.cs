using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>How often reaching an amount counts.</summary>
public static class ThresholdStep
{
    /// <param name="total">
    /// Money that counted in the period so far, returns taken off; below 0 where more came back than was spent.
    /// </param>
    /// <returns>How often the threshold is reached by that total, 0 or more.</returns>
    public static long Reached(ThresholdDefinition threshold, long total) =>
        total < threshold.Amount ? 0 : threshold.Repeats ? total / threshold.Amount : 1;

    /// <summary>
    /// What is to be made up for once the period's total has changed. It looks at where the total stands and not at
    /// where it came from, so late purchases and returns in any order end the same.
    /// </summary>
    /// <param name="given">How often the threshold was given in the period, net of what was taken back.</param>
    /// <returns>How often to give it; below 0: to take it back.</returns>
    public static long Change(ThresholdDefinition threshold, long total, long given) =>
        Reached(threshold, total) - given;
}

/// <summary>A threshold in the period that an instant lies in.</summary>
/// <param name="Counter">Counts how often it was given in the period.</param>
/// <param name="From">First local day of the period.</param>
/// <param name="To">First local day after it.</param>
public readonly record struct ThresholdPeriod(
    ThresholdDefinition Threshold, CapKey Counter, DateOnly From, DateOnly To);

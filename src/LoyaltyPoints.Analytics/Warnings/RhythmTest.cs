using MathNet.Numerics;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>
/// Whether a member's present silence is longer than its own past allows. Under no change its gaps between visits are
/// independent and gamma-distributed with the shape k of <see cref="RhythmShape"/> and a scale of the member's own,
/// which need not be known: of n gaps with the sum S and a further gap Y, Y ÷ (S + Y) has the distribution
/// Beta(k, nk), whatever the scale.
/// </summary>
/// <remarks>
/// So the chance of a silence of at least s is I(S ÷ (S + s); nk, k), I being the regularised incomplete beta function;
/// for k = 1 it is (1 + s ÷ S)^−n. It falls while the silence lasts. A silence is therefore judged once, however often
/// it is looked at: it raises an alarm exactly if it lasts past the length whose chance is the false-alarm rate, and of
/// all silences of unchanged members that share does.
/// </remarks>
public static class RhythmTest
{
    /// <summary>The chance, under no change, that a gap lasts at least as long.</summary>
    /// <param name="gaps">How many are known, 1 or more.</param>
    /// <param name="sum">Of the gaps, above 0; any unit that <paramref name="silence"/> has too.</param>
    /// <param name="silence">0 or more.</param>
    /// <param name="shape">k, above 0.</param>
    public static double Chance(int gaps, double sum, double silence, double shape) =>
        SpecialFunctions.BetaRegularized(gaps * shape, shape, sum / (sum + silence));
}

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Why a model cannot be had from the data.</summary>
/// <param name="Code">`too_few_members`, `too_few_repeaters`, `no_variation`, `no_convergence`, `unbounded_parameters`,
/// `no_finite_mean` or `spend_depends_on_frequency`.</param>
/// <param name="Detail">With the numbers.</param>
public sealed record FitRefusal(string Code, string Detail)
{
    public const string TooFewMembers = "too_few_members";
    public const string TooFewRepeaters = "too_few_repeaters";
    public const string NoVariation = "no_variation";
    public const string NoConvergence = "no_convergence";
    public const string UnboundedParameters = "unbounded_parameters";
    public const string NoFiniteMean = "no_finite_mean";
    public const string SpendDependsOnFrequency = "spend_depends_on_frequency";
}

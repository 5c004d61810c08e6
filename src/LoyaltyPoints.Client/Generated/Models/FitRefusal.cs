namespace LoyaltyPoints.Client;

/// <summary>Why a model cannot be had from the data.</summary>
public sealed record FitRefusal
{
    /// <summary>
    /// <c>too_few_members</c>, <c>too_few_repeaters</c>, <c>no_variation</c>, <c>no_convergence</c>,
    /// <c>unbounded_parameters</c>, <c>no_finite_mean</c> or <c>spend_depends_on_frequency</c>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>With the numbers.</summary>
    public required string Detail { get; init; }
}

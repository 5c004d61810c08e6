namespace LoyaltyPoints.Client;

/// <summary>
/// Why a stream ends without a result; <c>code</c> is from the same list as that of any problem.
/// </summary>
public sealed record LineProblem
{
    public required string Code { get; init; }

    public required string Detail { get; init; }
}

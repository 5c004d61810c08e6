namespace LoyaltyPoints.Client;

/// <summary>Why codes are missing; <c>code</c> is from the same list as that of any problem.</summary>
public sealed record CodeProblem
{
    public required string Code { get; init; }

    public required string Detail { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>Another plan from now on.</summary>
public sealed record ChangePlanRequest
{
    public required string PlanId { get; init; }

    /// <summary>The plan's initial fee less the credit for what is unused. Absent: nothing is due.</summary>
    public PaymentBody? Payment { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>Who becomes a VIP member, and by which plan.</summary>
public sealed record JoinRequest
{
    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    public required string PlanId { get; init; }

    /// <summary>
    /// The plan's initial fee. Absent: the plan's trial begins, which a member is given once.
    /// </summary>
    public PaymentBody? Payment { get; init; }
}

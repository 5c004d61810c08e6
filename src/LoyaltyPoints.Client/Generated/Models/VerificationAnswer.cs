namespace LoyaltyPoints.Client;

/// <summary>Whether all accounts of a member follow from their entries.</summary>
public sealed record VerificationAnswer
{
    public required string MemberId { get; init; }

    public required bool Valid { get; init; }

    public required IReadOnlyList<AccountVerification> Accounts { get; init; }
}

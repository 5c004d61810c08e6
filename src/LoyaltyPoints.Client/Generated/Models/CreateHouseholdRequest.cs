namespace LoyaltyPoints.Client;

/// <summary>Members who will spend together.</summary>
public sealed record CreateHouseholdRequest
{
    public string? Name { get; init; }

    /// <summary>One of them at least is the owner.</summary>
    public required IReadOnlyList<HouseholdMemberBody> Members { get; init; }
}

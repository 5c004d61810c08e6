namespace LoyaltyPoints.Client;

/// <summary>A household as it is answered.</summary>
public sealed record HouseholdAnswer
{
    public required string Id { get; init; }

    /// <summary>Absent where it has none.</summary>
    public string? Name { get; init; }

    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What its members hold now, a row a program; absent in the answer to a change.</summary>
    public IReadOnlyList<PoolBalance>? Pools { get; init; }
}

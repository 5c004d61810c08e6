using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A campaign with its latest definition, and what it has come to.</summary>
public sealed record CampaignAnswer
{
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the definition; purchases recorded now are judged by it.</summary>
    public required int Version { get; init; }

    /// <summary>
    /// <c>scheduled</c>, <c>running</c>, <c>spent</c> (the budget is), <c>ended</c> or <c>stopped</c>.
    /// </summary>
    public required string State { get; init; }

    /// <summary>Absent where the campaign has none.</summary>
    public BudgetAnswer? Budget { get; init; }

    public required CampaignResults Results { get; init; }

    public required JsonObject Definition { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }
}

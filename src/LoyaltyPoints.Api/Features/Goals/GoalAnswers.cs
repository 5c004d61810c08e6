using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Storage.Goals;

namespace LoyaltyPoints.Api.Features.Goals;

/// <summary>A target for a period.</summary>
public sealed record GoalAnswer
{
    [JsonConverter(typeof(GoalIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>What the metric came to before, measured when the goal was set or changed.</summary>
    public required GoalBaseline Baseline { get; init; }

    public Instant? ArchivedAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    internal static GoalAnswer Of(GoalRecord goal) => new()
    {
        Id = goal.Id,
        Name = goal.Name,
        Definition = VersionAnswer.Element(goal.Json),
        Baseline = goal.Baseline,
        ArchivedAt = goal.ArchivedAt,
        CreatedAt = goal.CreatedAt,
        UpdatedAt = goal.UpdatedAt,
    };
}

/// <summary>Nothing needs to be said to archive a goal: `{}`.</summary>
public sealed record ArchiveGoalRequest;

internal sealed class ArchiveGoalValidator : FaultValidator<ArchiveGoalRequest>;

[JsonSerializable(typeof(GoalAnswer))]
[JsonSerializable(typeof(PageAnswer<GoalAnswer>))]
[JsonSerializable(typeof(ArchiveGoalRequest))]
internal sealed partial class GoalJson : JsonSerializerContext;

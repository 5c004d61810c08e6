using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Stages;

/// <summary>Members on each rung, where they stood when the period began, and what they bought in it.</summary>
/// <param name="Members">All that are counted on a rung.</param>
/// <param name="Rungs">One for each stage, in its order.</param>
/// <param name="Moves">From rung to rung during the period; only where anybody moved or stayed.</param>
public sealed record Ladder(long Members, IReadOnlyList<Rung> Rungs, IReadOnlyList<RungMove> Moves);

/// <summary>A rung of the ladder.</summary>
/// <param name="Members">Who stands on it at the period's end.</param>
/// <param name="Before">Who stood on it at the period's start.</param>
/// <param name="Revenue">What those who stand on it at the end bought in the period, less returns.</param>
public sealed record Rung(LoyaltyStage Stage, long Members, long Before, long Revenue);

/// <summary>Members who stood on one rung at the period's start and on another at its end.</summary>
/// <param name="From">Null: they were not known yet.</param>
public sealed record RungMove(LoyaltyStage? From, LoyaltyStage To, long Members);

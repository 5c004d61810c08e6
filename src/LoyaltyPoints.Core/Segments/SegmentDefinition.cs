using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Segments;

/// <summary>A segment as data. Made by <see cref="SegmentReader"/>, which has checked it.</summary>
public sealed record SegmentDefinition
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What must hold for a member, in fields of <see cref="SegmentField"/>; null: it is a list.</summary>
    public Condition? When { get; init; }

    /// <summary>When it is refreshed by itself; null: never, as a list.</summary>
    public SegmentSchedule? Refresh { get; init; }

    public bool IsList => When is null;

    /// <summary>What its condition asks for, each once, sorted by name.</summary>
    public IReadOnlyList<SegmentField> Asked { get; init; } = [];

    /// <summary>The segments that its condition asks about, each once.</summary>
    public IReadOnlyList<Guid> Others { get; init; } = [];
}

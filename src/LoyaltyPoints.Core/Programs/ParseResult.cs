using System.Diagnostics.CodeAnalysis;

namespace LoyaltyPoints.Core.Programs;

/// <summary>A definition that holds, or everything that is wrong with it.</summary>
public sealed record ParseResult
{
    private ParseResult(ProgramDefinition? definition, IReadOnlyList<Fault> faults) =>
        (Definition, Faults) = (definition, faults);

    /// <summary>Null exactly if there are faults.</summary>
    public ProgramDefinition? Definition { get; }

    /// <summary>All faults, in the order in which they were found; empty if there are none.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    [MemberNotNullWhen(true, nameof(Definition))]
    public bool IsValid => Definition is not null;

    internal static ParseResult Valid(ProgramDefinition definition) => new(definition, []);

    internal static ParseResult Refused(IReadOnlyList<Fault> faults) => new(null, faults);
}

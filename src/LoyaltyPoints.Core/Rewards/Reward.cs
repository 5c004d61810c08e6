using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>One version of a reward made ready to be judged. Immutable.</summary>
public sealed class Reward
{
    public Reward(Guid id, int version, bool isArchived, RewardDefinition definition)
    {
        (Id, Version, IsArchived, Definition) = (id, version, isArchived, definition);
        if (definition.Audience is { } audience)
        {
            Audience = ConditionCompiler.Compile(audience);
            AskedNames = [.. GivenNames.Of(audience).Distinct().Order(StringComparer.Ordinal)];
        }

        if (definition.Value is PayWithUnits { Lines: { } lines })
        {
            PayableLines = ConditionCompiler.Compile(lines);
            AskedNames = [.. AskedNames.Union(GivenNames.Of(lines)).Order(StringComparer.Ordinal)];
        }

        var name = PublicId.Format(PublicId.Reward, id);
        Counters = [.. definition.Limits.Select(limit => ($"{name}/{ProgramWords.Of(limit.Per)}", limit.Per))];
    }

    public Guid Id { get; }

    /// <summary>From 1.</summary>
    public int Version { get; }

    public bool IsArchived { get; }

    public RewardDefinition Definition { get; }

    /// <summary>Which facts must be given to judge it.</summary>
    public IReadOnlyList<string> AskedNames { get; } = [];

    public bool AsksBirthday => AskedNames.Contains(GivenFields.IsBirthday);

    public bool AsksSegments => GivenNames.Segments(AskedNames).Any();

    /// <summary>The counters of its limits, in their order.</summary>
    internal IReadOnlyList<(string CapId, CapPeriod Per)> Counters { get; }

    internal ConditionTest? Audience { get; }

    internal ConditionTest? PayableLines { get; }

    /// <summary>Its limits' counters in the periods that an instant lies in; empty where there are none.</summary>
    public IReadOnlyList<CapKey> CountersAt(Instant at, ProgramCatalog catalog) =>
        Counters.Count == 0 || catalog.Find(Definition.ProgramId)?.At(at) is not { } program ? []
            : program.KeysAt(at, Counters);
}

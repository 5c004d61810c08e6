using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>The levels by their place, lowest first from 0; <see cref="None"/> is the place below them.</summary>
internal sealed class TierLevels
{
    public const int None = -1;

    private readonly IReadOnlyList<TierDefinition> levels;
    private readonly TierRequirement?[] requirements;

    public TierLevels(IReadOnlyList<TierDefinition> levels)
    {
        this.levels = levels;
        requirements = [.. levels.Select(level => level.Reach is { } reach ? TierRequirement.Of(reach) : null)];
        Floor = Array.FindLastIndex(requirements, requirement => requirement is null);
        AskBalance = Ask(TierMetric.Balance);
        AskWindow = Ask(TierMetric.Spend) || Ask(TierMetric.UnitsEarned) || Ask(TierMetric.Visits);
    }

    /// <summary>The level every member has at least: never lost. None where there is none.</summary>
    public int Floor { get; }

    /// <summary>Whether any level asks for the balance.</summary>
    public bool AskBalance { get; }

    /// <summary>Whether any level asks for what is counted over the window.</summary>
    public bool AskWindow { get; }

    public int Highest => levels.Count - 1;

    /// <summary>Whether it is none, or a level every member has.</summary>
    public bool IsNeverLost(int place) => place == None || place <= Floor;

    public TierDefinition? At(int place) => place == None ? null : levels[place];

    /// <summary>Null where there is no such level.</summary>
    public int? PlaceOf(string? id)
    {
        if (id is null) return None;
        for (var place = 0; place < levels.Count; place++)
            if (levels[place].Id == id)
                return place;
        return null;
    }

    /// <summary>The highest that the counts reach, whether or not they reach those below it.</summary>
    public int Earned(TierCounts counts)
    {
        var place = levels.Count - 1;
        while (place >= 0 && requirements[place]?.IsReachedBy(counts) == false) place--;
        return place;
    }

    public IReadOnlyList<TierAlternative> Missing(int place, TierCounts counts) =>
        requirements[place]?.Missing(counts) ?? [new TierAlternative([])];

    private bool Ask(TierMetric metric) => Array.Exists(requirements, requirement => requirement?.Asks(metric) == true);
}

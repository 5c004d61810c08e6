namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>What the readers of one definition share.</summary>
/// <param name="Type">Null, as currency and calendar, if the definition names none that exists.</param>
internal sealed record DefinitionContext(
    FaultLog Log, ProgramType? Type, string? Currency, LocalCalendar? Calendar)
{
    /// <summary>For what belongs to a program that there is already.</summary>
    /// <param name="program">The version it is read against; null if it names none.</param>
    public static DefinitionContext Of(ProgramDefinition? program, FaultLog log)
    {
        if (program is null) return new DefinitionContext(log, null, null, null);
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(program.TimeZone));
        return new DefinitionContext(log, program.Type, program.Currency, calendar)
        {
            TierIds = program.Tiers?.Levels.Select(level => level.Id).ToList() ?? [],
            PlanIds = program.Membership?.Plans.Select(plan => plan.Id).ToList() ?? [],
        };
    }

    /// <summary>The ids of rules, of activities as well, and of thresholds: they have one namespace.</summary>
    public HashSet<string> RuleIds { get; } = new(StringComparer.Ordinal);

    /// <summary>What conditions may call a tier of the program; none where it has no tiers, null: not known.</summary>
    public IReadOnlyList<string>? TierIds { get; init; }

    /// <summary>What conditions may call a plan of the program; none where it has no plans, null: not known.</summary>
    public IReadOnlyList<string>? PlanIds { get; init; }

    /// <summary>Whether the program is nothing without rules for purchases.</summary>
    public bool RulesRequired { get; init; }
}

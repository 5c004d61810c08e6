using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Activities;

/// <summary>What one program made of an activity. Programs that have no rule for it are absent.</summary>
public sealed record ActivityResult
{
    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    public required int ProgramVersion { get; init; }

    /// <summary>Units given, 0 or more.</summary>
    public required long Units { get; init; }

    /// <summary>Units that this activity made available.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long MaturedUnits { get; init; }

    /// <summary>When the first of the units expire; null where they never do, or none were given.</summary>
    public Instant? ExpiresAt { get; init; }

    public required Balance Balance { get; init; }

    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }
}

/// <summary>An activity as it is recorded.</summary>
public sealed record RecordedActivity(
    Guid Id, Guid MemberId, Activity Activity, Instant RecordedAt, IReadOnlyList<ActivityResult> Results);

/// <summary>The command that rewards what is no purchase, and matures what waited for it. Pure.</summary>
public sealed record PostActivity(Activity Activity)
{
    /// <summary>The counters that must be in the member's state before <see cref="Decide"/>.</summary>
    public IEnumerable<(Guid ProgramId, CapKey Key)> Counters(MemberState member, ProgramCatalog catalog)
    {
        foreach (var account in member.Accounts)
        {
            if (ProgramFor(account, catalog) is not { } program) continue;
            foreach (var key in program.CapKeysFor(Activity.Type, Activity.OccurredAt))
                yield return (account.ProgramId, key);
        }
    }

    /// <returns>Refused with <c>amount_overflow</c>.</returns>
    public Decision<RecordedActivity> Decide(Guid id, DecisionContext context)
    {
        var (results, changes) = (new List<ActivityResult>(), new List<AccountChange>());
        try
        {
            foreach (var account in context.Member.Accounts)
            {
                if (ProgramFor(account, context.Catalog) is not { } program) continue;
                var (result, change) = Reward(id, account, program, context);
                results.Add(result);
                if (change.Entries.Count > 0 || change.CapUsage.Count > 0) changes.Add(change);
            }
        }
        catch (OverflowException)
        {
            return new Refusal("amount_overflow", "The balance leaves the range of a 64-bit number.");
        }

        return Decision<RecordedActivity>.Of(
            new RecordedActivity(id, context.Member.MemberId, Activity, context.Now, results), changes);
    }

    /// <summary>What one account gets; also for an activity that the service itself makes.</summary>
    internal (ActivityResult Result, AccountChange Change) Reward(
        Guid id, Account account, CompiledProgram program, DecisionContext context)
    {
        var at = Activity.OccurredAt;
        var usage = context.Member.CapUsageOf(account.ProgramId, program.CapKeysFor(Activity.Type, at));
        var own = program.CountsDays
            ? StandingUpdate.Of(account, program, context, at) : null;
        var facts = new FactTeller(context.Member, context.Catalog, at, context.Now)
            .Tell(program.GivenNamesFor(Activity.Type), account, program, own);
        var earned = program.EarnFor(Activity, usage, facts);
        var posting = context.Open(account, id);
        var matured = program.MaturingActivities.Contains(Activity.Type) ? posting.MatureTold() : 0;
        var plan = GrantPlan.For(program, earned, at, posting.Lots);
        if (plan.Count > 0) posting.LiveOn(program.LapseOf(at));
        foreach (var (lot, units) in plan) posting.Give(units, lot);

        var counters = earned.CapUses
            .Select(use => KeyValuePair.Create(use.Key, checked(usage[use.Key] + use.Value))).ToArray();
        return (
            new ActivityResult
            {
                ProgramId = account.ProgramId,
                ProgramVersion = program.Version,
                Units = earned.Units,
                MaturedUnits = matured,
                ExpiresAt = GrantPlan.ExpiryOf(plan),
                Balance = posting.Balance,
                Explanation = earned.Explanation,
            },
            AccountChange.Of(posting) with { CapUsage = counters });
    }

    // Null where the program has nothing to do with such an activity.
    private CompiledProgram? ProgramFor(Account account, ProgramCatalog catalog) =>
        account.EnrolledAt <= Activity.OccurredAt
        && catalog.Find(account.ProgramId)?.At(Activity.OccurredAt) is { } program
        && (program.EarnsFor(Activity.Type) || program.MaturingActivities.Contains(Activity.Type)) ? program : null;
}

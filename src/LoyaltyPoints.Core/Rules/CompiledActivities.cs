using System.Collections.Frozen;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// The rules of a program for what is no purchase, by the type of activity. An activity is looked at as an order of
/// nothing, so its rules take the path of all others.
/// </summary>
internal sealed class CompiledActivities
{
    private readonly FrozenDictionary<string, OfType> byType;
    private readonly CompiledBenefits benefits;
    private readonly ProgramDays days;
    private readonly string currency;

    public CompiledActivities(ProgramDefinition definition, CompiledBenefits benefits, ProgramDays days)
    {
        (this.benefits, this.days, currency) = (benefits, days, definition.Currency);
        var (earning, expiryName) = (definition.Earning, benefits.HaveExpiry ? benefits.AskedName : null);
        byType = earning.Activities.Concat(benefits.OccasionRules())
            .GroupBy(rule => rule.ActivityType!, StringComparer.Ordinal)
            .ToFrozenDictionary(rules => rules.Key, rules => new OfType(
                new EarningDefinition { Rules = [.. rules], Rounding = earning.Rounding, Caps = earning.Caps },
                expiryName), StringComparer.Ordinal);
    }

    /// <summary>Whether birthdays or anniversaries bring anything.</summary>
    public bool HasOccasions => byType.ContainsKey(Activity.Birthday) || byType.ContainsKey(Activity.Anniversary);

    public bool EarnsFor(string type) => byType.ContainsKey(type);

    public IReadOnlyList<string> NamesFor(string type) => byType.TryGetValue(type, out var found) ? found.Names : [];

    public CapKey[] CapKeysFor(string type, Instant at) =>
        byType.TryGetValue(type, out var found) && found.Earning.Counters.Count > 0
            ? days.KeysAt(at, found.Earning.Counters) : [];

    public EarningResult Earn(Activity activity, CapUsage usage, GivenFacts given)
    {
        if (!byType.TryGetValue(activity.Type, out var found)) return EarningResult.Nothing;
        var facts = new Dictionary<string, GivenValue>(given.Values);
        foreach (var (name, value) in activity.Attributes) facts[GivenNames.OfActivity + name] = value;
        facts[GivenNames.OfActivity + "type"] = activity.Type;
        var order = new Order { OccurredAt = activity.OccurredAt, Source = "", Currency = currency, Total = 0 };
        var remaining = new RemainingOrder(order, Returned.Nothing, found.Earning.Basis, days)
        {
            Given = new GivenFacts(facts),
        };
        return new Evaluation(found.Earning, remaining).Run(
            usage, CapKeysFor(activity.Type, activity.OccurredAt), benefits.ExpiryBy(given), CountedBudgets.Empty);
    }

    private sealed class OfType(EarningDefinition definition, string? expiryName)
    {
        public CompiledEarning Earning { get; } = new(definition);

        public IReadOnlyList<string> Names { get; } = GivenNames.Of(definition, expiryName);
    }
}

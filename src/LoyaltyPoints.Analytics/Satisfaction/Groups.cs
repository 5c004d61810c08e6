using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>By what the rows of an answer are told apart.</summary>
public enum VoiceGrouping
{
    Month,
    Store,
    Channel,

    /// <summary>By the sku of each of the purchase's goods: a row of an answer may be in several groups.</summary>
    Product,

    /// <summary>By the category of each of the purchase's goods: a row of an answer may be in several groups.</summary>
    Category,

    Survey,
    Code,
}

/// <summary>Tallies by group; the group without a name is of what names none.</summary>
internal sealed class Groups<TTally>(VoiceGrouping grouping, LocalCalendar calendar)
    where TTally : new()
{
    private const string Nameless = "";

    private readonly Dictionary<string, TTally> tallies = new(StringComparer.Ordinal);

    public int Count => tallies.Count;

    /// <param name="code">What it is grouped by where that is no touch, month or survey; null for none.</param>
    public void Add(Instant at, TouchPoint touch, Guid surveyId, string? code, Action<TTally> add)
    {
        switch (grouping)
        {
            case VoiceGrouping.Product or VoiceGrouping.Category:
                var names = grouping == VoiceGrouping.Product ? touch.Goods?.Skus : touch.Goods?.Categories;
                if (names is not { Count: > 0 }) add(Of(null));
                else foreach (var name in names) add(Of(name));
                break;
            default:
                add(Of(grouping switch
                {
                    VoiceGrouping.Month => calendar.LocalTime(at).ToString(
                        "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture),
                    VoiceGrouping.Store => touch.Store,
                    VoiceGrouping.Channel => touch.Channel,
                    VoiceGrouping.Survey => PublicId.Format(PublicId.Survey, surveyId),
                    _ => code,
                }));
                break;
        }
    }

    /// <summary>Months in their order; other groups by weight, the greatest first.</summary>
    /// <param name="limit">No more are given.</param>
    public IEnumerable<(string? Group, TTally Tally)> Rows(Func<TTally, long> weight, int limit)
    {
        var ordered = grouping == VoiceGrouping.Month
            ? tallies.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            : tallies.OrderByDescending(pair => weight(pair.Value)).ThenBy(pair => pair.Key, StringComparer.Ordinal);
        return ordered.Take(limit).Select(pair => (pair.Key == Nameless ? null : pair.Key, pair.Value));
    }

    private TTally Of(string? group)
    {
        if (!tallies.TryGetValue(group ?? Nameless, out var tally)) tallies[group ?? Nameless] = tally = new TTally();
        return tally;
    }
}

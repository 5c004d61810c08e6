using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Calendars;

/// <summary>Where the local months of a period meet.</summary>
internal static class MonthBounds
{
    /// <returns>The ends of the period and all beginnings of months between them, in order; two or more.</returns>
    public static IReadOnlyList<Instant> Of(AnalyticsQuestion question)
    {
        var days = new LocalDays(question.Calendar);
        var bounds = new List<Instant> { question.From };
        for (var month = days.MonthOf(question.From) + 1; ; month++)
        {
            var start = question.Calendar.StartOf(LocalDays.FirstOf(month));
            if (start >= question.To) break;
            bounds.Add(start);
        }

        bounds.Add(question.To);
        return bounds;
    }
}

using System.Globalization;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Liabilities;

/// <summary>Months of a local calendar as numbers: year times 12, plus the month, January 0.</summary>
public static class Months
{
    /// <summary>As the month in which units expire: they do not.</summary>
    public const int Never = int.MaxValue;

    /// <summary>As the month in which units expire: they are no units, but what a member owes.</summary>
    public const int Debt = 0;

    private const string Form = "yyyy-MM";

    public static int Of(int year, int month) => year * 12 + month - 1;

    public static int Of(LocalCalendar calendar, Instant at)
    {
        var local = calendar.LocalTime(at);
        return Of(local.Year, local.Month);
    }

    /// <summary>The month in which something ends that is over from an instant on.</summary>
    public static int LastBefore(LocalCalendar calendar, Instant end) =>
        end == Instant.Never ? Never : end == Instant.Beginning ? Debt
        : Of(calendar, new Instant(end.UnixMilliseconds - 1));

    public static DateOnly FirstDay(int month) => new(month / 12, month % 12 + 1, 1);

    public static DateOnly LastDay(int month) => FirstDay(month).AddMonths(1).AddDays(-1);

    /// <summary>As in <c>2026-11</c>.</summary>
    public static string Text(int month) => FirstDay(month).ToString(Form, CultureInfo.InvariantCulture);

    /// <summary>Null where it is no month of the form that <see cref="Text"/> writes.</summary>
    public static int? Parse(string text) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Of(day.Year, day.Month) : null;
}

using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests;

/// <summary>A few members, written down as what they did: <c>2026-01-31 10:00 +500</c> is a purchase of 5.00.</summary>
internal static class Shop
{
    public static AnalyticsQuestion Question(string from, string to, string zone = "UTC", string? asOf = null)
    {
        var calendar = new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new AnalyticsQuestion
        {
            From = calendar.StartOf(DateOnly.Parse(from)),
            To = calendar.StartOf(DateOnly.Parse(to)),
            AsOf = calendar.StartOf(DateOnly.Parse(asOf ?? to)),
            Currency = "EUR",
            Calendar = calendar,
        };
    }

    /// <param name="facts">
    /// <c>yyyy-MM-dd [HH:mm] +amount[xPieces][*contribution]</c>, or <c>-amount</c> for a return; UTC, in order.
    /// </param>
    public static MemberFacts Member(int number, params string[] facts) => new(
        Id(number), new Instant(0), [.. facts.Select((fact, index) => Fact(fact, index))]);

    public static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    /// <summary>Members with one purchase each on the first of 2026, in order of their numbers from 1.</summary>
    public static IEnumerable<MemberFacts> Spending(params long[] amounts) =>
        amounts.Select((amount, index) => Member(index + 1, $"2026-01-01 +{amount}"));

    /// <summary>A measure that has been told of these members.</summary>
    public static TMeasure Of<TMeasure>(
        this TMeasure measure, IEnumerable<MemberFacts> members, Action<TMeasure, MemberFacts> add)
    {
        foreach (var member in members) add(measure, member);
        return measure;
    }

    private static MemberFact Fact(string text, int index)
    {
        var sign = text.LastIndexOfAny(['+', '-']);
        var rest = text[(sign + 1)..].Split('*');
        var amount = rest[0].Split('x');
        return new MemberFact
        {
            Kind = text[sign] == '+' ? FactKind.Purchase : FactKind.Return,
            At = Instant.From(new DateTimeOffset(DateTime.Parse(text[..sign]), TimeSpan.Zero)),
            Tail = index,
            Amount = long.Parse(amount[0]),
            Quantity = amount.Length > 1 ? long.Parse(amount[1]) : 0,
            Contribution = rest.Length > 1 ? long.Parse(rest[1]) : null,
        };
    }
}

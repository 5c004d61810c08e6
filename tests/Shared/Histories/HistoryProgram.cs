using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>
/// A program that histories run over: one unit a full 100, counted proportionally, more for coffee, so many for every
/// visit, capped by day, month and lifetime. In numbers, so that a naive model can follow it.
/// </summary>
/// <param name="Months">After so many months and <paramref name="Days"/> units expire; both 0: never.</param>
internal sealed record HistoryProgram(
    string Name, long CoffeeBy = 1, long Visit = 0, long? VisitPerDay = null, long? PerDay = null,
    long? PerMonth = null, long? Lifetime = null, int Months = 0, int Days = 0, bool EndOfMonth = false,
    bool MayGoNegative = true)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    public static readonly HistoryProgram[] All =
    [
        new("plain, never expires"),
        new("forbids negative balances", CoffeeBy: 3, Visit: 5, MayGoNegative: false),
        new("expires after days", CoffeeBy: 2, Days: 10),
        new("expires at a month's end, forbids", Visit: 3, Months: 1, EndOfMonth: true, MayGoNegative: false),
        new("capped by day and month", CoffeeBy: 2, PerDay: 60, PerMonth: 150, Months: 1),
        new("capped for life and by visit", CoffeeBy: 3, Visit: 5, VisitPerDay: 8, Lifetime: 300, Days: 30),
    ];

    public bool Expires => Months > 0 || Days > 0;

    public bool HasCounters => (VisitPerDay ?? PerDay ?? PerMonth ?? Lifetime) is not null;

    public override string ToString() => Name;

    public static DateOnly DayOf(Instant instant) =>
        DateOnly.FromDateTime(instant.ToDateTimeOffset().ToOffset(Zone).DateTime);

    public Instant ExpiryOf(Instant earnedAt)
    {
        if (!Expires) return Instant.Never;
        var last = DayOf(earnedAt).AddMonths(Months).AddDays(Days);
        var end = EndOfMonth ? new DateOnly(last.Year, last.Month, 1).AddMonths(1) : last.AddDays(1);
        return Instant.From(new DateTimeOffset(end.ToDateTime(TimeOnly.MinValue), Zone));
    }

    public string Json()
    {
        List<object> rules = [Rule("base", new { kind = "spend", per = 100, units = 1, step = "proportional" })];
        if (CoffeeBy > 1)
        {
            rules.Add(new Dictionary<string, object>
            {
                ["id"] = "coffee",
                ["when"] = new Dictionary<string, object> { ["line.category"] = new[] { "coffee" } },
                ["earn"] = new { kind = "multiply", by = CoffeeBy },
            });
        }

        if (Visit > 0) rules.Add(Rule("visit", new { kind = "visit", units = Visit }, VisitPerDay));
        var earning = new Dictionary<string, object> { ["rules"] = rules };
        if (Caps() is { Count: > 0 } caps) earning["cap"] = caps;
        return JsonSerializer.Serialize(new
        {
            name = Name,
            type = "points",
            currency = "CNY",
            timeZone = "Asia/Shanghai",
            earning,
            expiry = Expiry(),
            returns = new { negativeBalance = MayGoNegative ? "allow" : "forbid" },
        });
    }

    public CompiledProgram Compile(Guid programId)
    {
        using var document = JsonDocument.Parse(Json());
        var parsed = ProgramDefinitionReader.Read(document.RootElement);
        return CompiledProgram.Compile(programId, 1, parsed.Definition
            ?? throw new InvalidOperationException(string.Join("; ", parsed.Faults)));
    }

    private object Expiry()
    {
        if (!Expires) return new { kind = "never" };
        var period = "P" + (Months > 0 ? $"{Months}M" : "") + (Days > 0 ? $"{Days}D" : "");
        return new { kind = "afterEarning", period, roundTo = EndOfMonth ? "endOfMonth" : "endOfDay" };
    }

    private List<object> Caps()
    {
        List<object> caps = [];
        if (PerDay is { } day) caps.Add(new { units = day, per = "day" });
        if (PerMonth is { } month) caps.Add(new { units = month, per = "month" });
        if (Lifetime is { } lifetime) caps.Add(new { units = lifetime, per = "lifetime" });
        return caps;
    }

    private static Dictionary<string, object> Rule(string id, object earn, long? perDay = null)
    {
        var rule = new Dictionary<string, object> { ["id"] = id, ["earn"] = earn };
        if (perDay is not null) rule["cap"] = new { units = perDay, per = "day" };
        return rule;
    }
}

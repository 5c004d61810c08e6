using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>By what members are put into groups.</summary>
public enum MovementGroups
{
    /// <summary>1 to 5, 5 is best: the mean of the three quintiles, rounded.</summary>
    Rfm,

    /// <summary>1 to 10, 1 is best.</summary>
    Decile,
}

/// <summary>Members who went from one group to another, or stayed.</summary>
public sealed record MovementRow
{
    /// <summary>The group in the period before; absent: bought nothing in it.</summary>
    public required int? From { get; init; }

    /// <summary>The group in the period; absent: bought nothing in it.</summary>
    public required int? To { get; init; }

    public required long Members { get; init; }

    /// <summary>In the period before, net of returns.</summary>
    public required long RevenueBefore { get; init; }

    /// <summary>In the period, net of returns.</summary>
    public required long Revenue { get; init; }
}

/// <summary>How members moved, seen from the best group.</summary>
public sealed record MovementSummary
{
    /// <summary>The first instant of the period before, which ends where the period begins.</summary>
    public required Instant BeforeFrom { get; init; }

    /// <summary>Members who bought in one of the two periods.</summary>
    public required long Members { get; init; }

    public required long Up { get; init; }

    public required long Stayed { get; init; }

    public required long Down { get; init; }

    /// <summary>Bought in the period and not in the one before.</summary>
    public required long Came { get; init; }

    /// <summary>Bought in the period before and not in this one.</summary>
    public required long Went { get; init; }
}

/// <summary>Who moved from group to group from one period to the next.</summary>
public sealed class MovementMeasure(AnalyticsQuestion question, MovementGroups by)
{
    private readonly LocalDays days = new(question.Calendar);
    private readonly Instant start = PeriodBefore.StartOf(question);
    private readonly List<(Spend Before, Spend Now)> pairs = [];

    /// <param name="member">With all purchases and returns in the period and the one before.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        var before = Spend.Of(member, start, question.From, days);
        var now = Spend.Of(member, question.From, question.To, days);
        if (before.Purchases + now.Purchases > 0) pairs.Add((before, now));
    }

    /// <returns>Pairs of groups that have members, by from, then to.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public (MovementSummary Summary, IReadOnlyList<MovementRow> Rows) Answer()
    {
        var groupBefore = GroupsOf([.. pairs.Select(pair => pair.Before)]);
        var groupNow = GroupsOf([.. pairs.Select(pair => pair.Now)]);
        var rows = new SortedDictionary<(int From, int To), MovementRow>();
        foreach (var (before, now) in pairs)
        {
            var key = (groupBefore(before), groupNow(now));
            var row = rows.GetValueOrDefault(key) ?? Empty(key);
            rows[key] = row with
            {
                Members = row.Members + 1,
                RevenueBefore = checked(row.RevenueBefore + before.Net),
                Revenue = checked(row.Revenue + now.Net),
            };
        }

        return (Summary(rows.Values), [.. rows.Values]);
    }

    // 0: bought nothing.
    private Func<Spend, int> GroupsOf(Spend[] members)
    {
        Spend[] bought = [.. members.Where(member => member.Purchases > 0)];
        if (by == MovementGroups.Rfm)
        {
            var scores = new RfmScores(bought);
            return member => member.Purchases == 0 ? 0 : scores.Of(member).Group;
        }

        var deciles = new EqualGroups([.. bought.Select(member => member.Net)], 10);
        return member => member.Purchases == 0 ? 0 : 11 - deciles.Of(member.Net);
    }

    private static MovementRow Empty((int From, int To) key) => new()
    {
        From = key.From == 0 ? null : key.From,
        To = key.To == 0 ? null : key.To,
        Members = 0,
        RevenueBefore = 0,
        Revenue = 0,
    };

    private MovementSummary Summary(IReadOnlyCollection<MovementRow> rows)
    {
        var isUpHigher = by == MovementGroups.Rfm;
        return new MovementSummary
        {
            BeforeFrom = start,
            Members = rows.Sum(row => row.Members),
            Up = Count(rows, row => isUpHigher ? row.To > row.From : row.To < row.From),
            Stayed = Count(rows, row => row.From is { } from && row.To == from),
            Down = Count(rows, row => isUpHigher ? row.To < row.From : row.To > row.From),
            Came = Count(rows, row => row.From is null),
            Went = Count(rows, row => row.To is null),
        };
    }

    private static long Count(IEnumerable<MovementRow> rows, Func<MovementRow, bool> which) =>
        rows.Where(which).Sum(row => row.Members);
}

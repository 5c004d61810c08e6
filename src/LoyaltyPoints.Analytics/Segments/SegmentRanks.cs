using LoyaltyPoints.Analytics.BestCustomers;
using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Analytics.Segments;

/// <summary>
/// The quintiles of all members in each span that segments ask for: every member is added, then each can be ranked.
/// </summary>
public sealed class SegmentRanks
{
    private readonly SegmentQuestion question;
    private readonly LocalDays days;
    private readonly Dictionary<Instant, SpendList> lists;
    private Dictionary<Instant, RfmScores> scores = [];

    /// <param name="fields">Those that are no ranks are left out.</param>
    public SegmentRanks(SegmentQuestion question, IEnumerable<SegmentField> fields)
    {
        this.question = question;
        days = new LocalDays(question.Calendar);
        lists = fields.Where(static field => field.IsRank).Select(field => question.StartOf(field.Over)).Distinct()
            .ToDictionary(static from => from, from => new SpendList(new AnalyticsQuestion
            {
                From = from, To = question.AsOf, AsOf = question.AsOf, Currency = string.Empty,
                Calendar = question.Calendar,
            }));
    }

    /// <summary>Whether anything is ranked at all.</summary>
    public bool AreAsked => lists.Count > 0;

    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        foreach (var list in lists.Values) list.Add(member);
    }

    /// <summary>To be called once, after the last member was added.</summary>
    public void Close() => scores = lists.ToDictionary(list => list.Key, list => new RfmScores(list.Value.All));

    /// <summary>Null where the member bought nothing in the span.</summary>
    internal RfmScore? Of(MemberFacts member, Instant from)
    {
        var spend = Spend.Of(member, from, question.AsOf, days);
        return spend.Purchases == 0 ? null : scores[from].Of(spend);
    }
}

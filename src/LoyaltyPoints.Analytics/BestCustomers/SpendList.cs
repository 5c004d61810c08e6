using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>Those who bought in a period, in the order they came.</summary>
internal sealed class SpendList
{
    private readonly List<Spend> all = [];
    private readonly List<Guid> ids = [];

    private SpendList()
    {
    }

    public IReadOnlyList<Spend> All => all;

    /// <summary>Beside <see cref="All"/>; empty where they were not asked for.</summary>
    public IReadOnlyList<Guid> Ids => ids;

    public static SpendList Of(IEnumerable<MemberFacts> members, AnalyticsQuestion question, bool withIds = false)
    {
        var days = new LocalDays(question.Calendar);
        var list = new SpendList();
        foreach (var member in members)
        {
            var spend = Spend.Of(member, question.From, question.To, days);
            if (spend.Purchases == 0) continue;
            list.all.Add(spend);
            if (withIds) list.ids.Add(member.MemberId);
        }

        return list;
    }

    public SpendSummary Summary()
    {
        var sum = new SpendSum();
        foreach (var member in all) sum.Add(member);
        return new SpendSummary
        {
            Members = sum.Members,
            Purchases = sum.Purchases,
            Revenue = sum.Net,
            RevenuePerMember = Ratio.Each(sum.Net, sum.Members),
            Contribution = sum.KnownContribution,
            ContributionCovers = Ratio.Of(sum.Covered, sum.Purchases),
        };
    }
}

using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>Those who bought in a period, in the order they came.</summary>
public sealed class SpendList
{
    private readonly AnalyticsQuestion question;
    private readonly bool withIds;
    private readonly LocalDays days;
    private readonly List<Spend> all = [];
    private readonly List<Guid> ids = [];

    /// <param name="question">Whose period it is.</param>
    /// <param name="withIds">Whether the answer names members.</param>
    public SpendList(AnalyticsQuestion question, bool withIds = false)
    {
        (this.question, this.withIds) = (question, withIds);
        days = new LocalDays(question.Calendar);
    }

    internal IReadOnlyList<Spend> All => all;

    /// <summary>Beside <see cref="All"/>; empty where they were not asked for.</summary>
    internal IReadOnlyList<Guid> Ids => ids;

    /// <param name="member">With all purchases and returns in the period.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        var spend = Spend.Of(member, question.From, question.To, days);
        if (spend.Purchases == 0) return;
        all.Add(spend);
        if (withIds) ids.Add(member.MemberId);
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

using LoyaltyPoints.Analytics.Lifetimes;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

/// <summary>What the data do not carry is not told.</summary>
public sealed class LifetimeRefusalTests
{
    [Fact]
    public void Too_few_members() => Assert.Equal(
        FitRefusal.TooFewMembers, BgNbdFit.To(Groups(99, static i => (i % 4, 50))).Refusal!.Code);

    [Fact]
    public void Too_few_of_them_bought_again() => Assert.Equal(
        FitRefusal.TooFewRepeaters, BgNbdFit.To(Groups(1000, static i => (i < 49 ? 1 : 0, 50))).Refusal!.Code);

    [Fact]
    public void All_bought_equally_often() => Assert.Equal(
        FitRefusal.NoVariation, BgNbdFit.To(Groups(1000, static i => (3, i % 80))).Refusal!.Code);

    [Fact]
    public void Nobody_ever_left()
    {
        // All bought on the last day: the fewer leave the likelier it is.
        var fit = BgNbdFit.To(Groups(1000, static i => (1 + i % 9, 100)));
        Assert.Null(fit.Model);
        Assert.Contains(fit.Refusal!.Code, new[] { FitRefusal.UnboundedParameters, FitRefusal.NoConvergence });
    }

    [Fact]
    public void Too_few_spent_something() => Assert.Equal(
        FitRefusal.TooFewRepeaters, Spend(49, static i => (1, 100 + i)).Refusal!.Code);

    [Fact]
    public void All_spend_the_same() => Assert.Equal(
        FitRefusal.NoVariation, Spend(100, static i => (1 + i % 3, 500 * (1 + i % 3))).Refusal!.Code);

    [Fact]
    public void Who_buys_more_often_spends_more()
    {
        var fit = GammaGammaFit.To(
            [.. Enumerable.Range(0, 100).Select(static i => (1 + i % 10, (1.0 + i % 10) * (100 + 50 * (i % 10) + i)))],
            out var correlation);
        Assert.Equal(FitRefusal.SpendDependsOnFrequency, fit.Refusal!.Code);
        Assert.InRange(correlation!.Value, 0.9, 1);
    }

    private static Fit<GammaGamma> Spend(int members, Func<int, (int, double)> member) =>
        GammaGammaFit.To([.. Enumerable.Range(0, members).Select(member)], out _);

    private static HistoryGroups Groups(int members, Func<int, (int Repeats, int Recency)> member)
    {
        var groups = new HistoryGroups();
        for (var i = 0; i < members; i++)
        {
            var (repeats, recency) = member(i);
            groups.Add(new BuyerHistory(0, repeats, repeats == 0 ? 0 : recency, 100, 0, 0, 0));
        }

        return groups;
    }
}

using System.Diagnostics;
using LoyaltyPoints.Analytics.Lifetimes;
using Xunit.Abstractions;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

public sealed class CdnowTests(ITestOutputHelper output)
{
    [Fact]
    public void Bg_nbd()
    {
        var groups = new HistoryGroups();
        var buyers = new List<(int, double)>();
        foreach (var member in Cdnow.Members())
        {
            var history = BuyerHistory.Of(member.Facts, Cdnow.Calendar, Cdnow.Calibration)!.Value;
            groups.Add(history);
            if (history.NetRepeatSpend > 0) buyers.Add((history.Repeats, history.NetRepeatSpend));
        }

        for (var i = 0; i < 3; i++)
        {
            var watch = Stopwatch.StartNew();
            var fit = BgNbdFit.To(groups);
            output.WriteLine($"{fit} {string.Join(' ', fit.StandardErrors ?? [])} {watch.ElapsedMilliseconds} ms {groups.All.Count()} groups {groups.Repeaters}");
            watch.Restart();
            var spend = GammaGammaFit.To(buyers, out var correlation);
            output.WriteLine($"{spend} {string.Join(' ', spend.StandardErrors ?? [])} {watch.ElapsedMilliseconds} ms {buyers.Count} {correlation}");
        }

        output.WriteLine($"{BgNbd(2, 30.43, 38.86)}");
    }

    private static double BgNbd(int x, double tx, double t) => new BgNbd(0.243, 4.414, 0.793, 2.426).ExpectedPurchases(x, tx, t, 39);
}

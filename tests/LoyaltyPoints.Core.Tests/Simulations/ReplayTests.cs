using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Core.Tests.Standings;
using LoyaltyPoints.Tests.Programs;
using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Simulations;

public sealed class ReplayTests(ITestOutputHelper output)
{
    private const int Histories = 60;
    private const int Steps = 30;

    // A rule of each that gives more, so that caps, thresholds, tiers and cards come otherwise as well.
    private static readonly (string Old, string New)[] Changes =
    [
        ("\"per\": 1000, \"units\": 1", "\"per\": 1000, \"units\": 2"),
        ("\"from\": 500000, \"units\": 2", "\"from\": 300000, \"units\": 2.4"),
        ("\"spend\": 100000", "\"spend\": 40000"),
        ("\"earning\": {",
            "\"earning\": { \"rules\": [ { \"id\": \"v\", \"earn\": { \"kind\": \"visit\", \"units\": 7 } } ],"),
        ("\"kind\": \"item\", \"units\": 1", "\"kind\": \"item\", \"units\": 2"),
    ];

    public static readonly TheoryData<int> Kinds = [.. Enumerable.Range(0, ExamplePrograms.All.Count)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_history_is_replayed_under_the_version_that_judged_it_then_nothing_differs(int kind) =>
        Seeds.ForEach(output, Histories, seed =>
        {
            var shop = new PlayedOut(Programs(version: 1), Script.Random(seed, Steps));

            Compare(shop, shop, Programs(version: 1)[kind]);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_history_is_replayed_under_another_version_then_it_is_what_a_shop_with_that_version_has(int kind)
    {
        var (script, different) = (default(List<ScriptStep>)!, 0);
        Seeds.ForEach(output, Histories, seed =>
        {
            script = Script.Random(seed, Steps);
            var (shop, other) = (new PlayedOut(Programs(version: 1), script), new PlayedOut(Changed(kind), script));

            var report = Compare(shop, other, Changed(kind)[kind]);

            Assert.Equal(shop.HistoryIn(ShopPrograms.IdOf(kind)).Real(), report.Real);
            different += (int)report.Differing;
        });
        Assert.True(different >= 5, $"Only {different} histories differ: nothing is compared.");
    }

    [Fact]
    public void A_version_gives_for_reaching_amounts_then_that_is_counted_apart()
    {
        var shop = new PlayedOut(Programs(version: 1), Script.Random(seed: 1, Steps));

        var report = Compare(shop, shop, Programs(version: 1)[1]);

        Assert.NotEqual(0, report.Simulated.Thresholds);
        Assert.NotEqual(0, report.Simulated.TakenBack);
        Assert.Equal(
            report.Simulated.Earned - report.Simulated.TakenBack + report.Simulated.Thresholds,
            report.Simulated.Net);
    }

    [Fact]
    public void A_returns_id_is_before_its_purchases_because_clocks_differ_then_it_still_comes_after()
    {
        var shop = new PlayedOut(Programs(version: 1), Script.Random(seed: 2, Steps));
        var history = shop.HistoryIn(ShopPrograms.IdOf(0));
        var early = history with { Returns = [.. history.Returns.Select(back => back with { Id = Guid.Empty })] };

        var replayed = Replay(shop, Programs(version: 1)[0], early);

        Assert.Equal((history.Returns.Count, 0), (replayed.Returns, replayed.Refused));
    }

    /// <summary>Replays what is recorded of one shop, and compares it with another's reality.</summary>
    private static HistoryReport Compare(PlayedOut recorded, PlayedOut real, CompiledProgram version)
    {
        var (program, history) = (version.ProgramId, recorded.HistoryIn(version.ProgramId));
        var replay = new MemberReplay(version, recorded.Catalog.InEffect(version), new IdGenerator());

        var replayed = replay.Run(history);

        var (after, expected) = (replayed.After.Account(program)!, real.Account(program));
        var whole = real.HistoryIn(program);
        Assert.Equal((whole.Purchases.Count, whole.Returns.Count, 0),
            (replayed.Purchases, replayed.Returns, replayed.Refused));
        Assert.Equal(whole.Real(), replayed.Units);
        Assert.Equal(expected.LotsAt(Script.End).Lots, after.LotsAt(Script.End).Lots);
        Assert.Equal(expected.LifetimeEarned, after.LifetimeEarned);
        Assert.Equal(expected.Standing.Lifetime, after.Standing.Lifetime);
        Assert.Equal(real.TierAt(program, Script.End), replay.TierAt(replayed.After, Script.End));
        var report = new HistoryReport();
        report.Add(history, replayed, recorded.TierAt(program, Script.End), replay.TierAt(replayed.After, Script.End));
        return report;
    }

    private static ReplayedMember Replay(PlayedOut shop, CompiledProgram version, MemberHistory history) =>
        new MemberReplay(version, shop.Catalog.InEffect(version), new IdGenerator()).Run(history);

    private static List<CompiledProgram> Programs(int version) =>
        [.. ExamplePrograms.All.Select((json, kind) => ShopPrograms.Of(json, kind, version))];

    private static List<CompiledProgram> Changed(int kind) =>
        [.. ExamplePrograms.All.Select((json, at) =>
            ShopPrograms.Of(json, at, version: at == kind ? 2 : 1, at == kind ? Changes[at] : null))];
}

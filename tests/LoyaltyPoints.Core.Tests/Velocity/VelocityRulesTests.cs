using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Core.Tests.Velocity;

/// <summary>What breaks a rule, and what does not.</summary>
public sealed class VelocityRulesTests
{
    private static readonly Instant Start = new(1_760_000_000_000);
    private static readonly Guid One = Guid.Parse("019ab0c5d2f17c4e8a3b5d6e7f801234");
    private static readonly Guid Other = Guid.Parse("019ab0c5d2f17c4e8a3b5d6e7f805678");

    /// <summary>
    /// A rule, what one member does (minute, what, how many), and what becomes of each: `.` fine, `x` too much. What is
    /// refused is not counted, what is flagged is.
    /// </summary>
    public static TheoryData<string, string, string> Cases => new()
    {
        { "purchases 2 in 60 refuse", "0p 1p 2p 59p 60p 61p 62p", "..xx..x" },
        { "purchases 2 in 60 flag", "0p 1p 2p 59p 60p 61p 62p", "..xxxxx" },
        { "purchases 0 in 1 refuse", "0p 1p", "xx" },
        { "purchases 2 in 60 refuse", "0r5 1r5 2r5", "..." },
        { "unitsEarned 10 in 60 refuse", "0p6 1p4 2p1 3p0 59p1 60p6 61p1", "..x.x.." },
        { "unitsEarned 10 in 60 flag", "0p6 1p5 61p5", ".x." },
        { "unitsEarned 10 in 60 refuse", "0q11 1p10 2q1 3p1", "...x" },
        { "redemptions 1 in 60 refuse", "0r5 59r5 60r5", ".x." },
        { "redemptions 1 in 60 refuse", "0r5 1s5", ".." },
        { "unitsRedeemed 10 in 60 refuse", "0r10 1r1 2s50 60r10", ".x.." },
        { "identicalPurchases 1 in 30 refuse", "0p 1u 2p 29u 30p 31u", "..xx.." },
        { "identicalPurchases 1 in 30 flag", "0p 1u 2p 31p", "..xx" },
        { "unitsEarned 9223372036854775806 in 60 refuse", "0p9223372036854775806 1p5", ".x" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_member_does_this_then_that_breaks_the_rule(string said, string done, string expected)
    {
        var rules = new VelocityRules([Rule(said)], []);
        var (log, marks) = (VelocityLog.Empty, "");
        foreach (var step in done.Split(' '))
        {
            var (fresh, now) = Marks(step);
            var verdict = rules.Judge(log, fresh, now);
            marks += verdict.IsFlagged ? 'x' : '.';
            Assert.Equal(verdict.IsFlagged && said.EndsWith("refuse", StringComparison.Ordinal),
                verdict.Refusal is not null);
            if (verdict.Refusal is null) log = rules.Record(log, fresh, now);
        }

        Assert.Equal(expected, marks);
    }

    [Fact]
    public void Several_rules_are_broken_then_the_first_that_refuses_says_so_and_all_are_told()
    {
        var rules = new VelocityRules(
            [
                Rule("purchases 0 in 60 flag"), Rule("unitsEarned 5 in 60 refuse"), Rule("purchases 9 in 60 refuse"),
                Rule("identicalPurchases 0 in 60 refuse"),
            ], []);

        var verdict = rules.Judge(VelocityLog.Empty, Marks("0p7").Fresh, Start);

        Assert.Equal("velocity_exceeded", verdict.Refusal!.Code);
        Assert.Equal(
            "The rule unitsEarned allows 5 in 60 minutes; this would make 7.", verdict.Refusal.Detail);
        Assert.Equal(
            ["purchases 1/0", "unitsEarned 7/5", "identicalPurchases 1/0"],
            verdict.Evidence(static id => id.ToString("N")).Rules!.Select(rule =>
                $"{rule.Kind} {rule.Counted}/{rule.Most}"));
    }

    [Fact]
    public void A_member_does_very_much_then_the_log_stays_short_and_counts_all_of_it()
    {
        // One a minute: 3,000 at a time, and a 200th part of them more where they are counted together.
        var rules = new VelocityRules([Rule("purchases 0 in 3000 flag"), Rule("unitsEarned 0 in 3000 flag")], []);
        var (log, counted) = (VelocityLog.Empty, new List<long>());
        for (var number = 0; number < 9_000; number++)
        {
            var (fresh, now) = Marks($"{number}{(number % 2 == 0 ? 'p' : 'u')}1");
            counted.AddRange(rules.Judge(log, fresh, now).Breaches.Select(breach => breach.Counted));
            log = rules.Record(log, fresh, now);
        }

        Assert.Equal(Enumerable.Range(1, 3_000).SelectMany(count => new long[] { count, count }), counted[..6_000]);
        Assert.All(counted[6_000..], count => Assert.InRange(count, 3_000, 3_015));
        Assert.InRange(log.Marks.Count, VelocityLog.Exact, VelocityLog.Exact + (2 * 202));
        Assert.Equal(log.Marks.Select(mark => mark.At), log.Marks.Select(mark => mark.At).Order());
    }

    // "unitsEarned 10 in 60 refuse": of program One; redemptions as well.
    private static VelocityRule Rule(string said)
    {
        var words = said.Split(' ');
        var kind = Enum.Parse<VelocityKind>(words[0], ignoreCase: true);
        return new VelocityRule(
            words[0], kind, kind is VelocityKind.Purchases or VelocityKind.IdenticalPurchases ? null : One,
            long.Parse(words[1]), TimeSpan.FromMinutes(int.Parse(words[3])),
            Enum.Parse<VelocityOutcome>(words[4], ignoreCase: true));
    }

    private static int made;

    // p: a purchase in program One, u: of other goods, q: in program Other; r: a redemption in One, s: in Other.
    private static (IReadOnlyList<VelocityMark> Fresh, Instant Now) Marks(string step)
    {
        var at = step.IndexOfAny(['p', 'u', 'q', 'r', 's']);
        var now = Start.Plus(TimeSpan.FromMinutes(int.Parse(step[..at])));
        var units = at + 1 < step.Length ? long.Parse(step[(at + 1)..]) : 0;
        var (what, id) = (step[at], new Guid(Interlocked.Increment(ref made), 0, 0, new byte[8]));
        var program = VelocityMark.SubjectOf(what is 'q' or 's' ? Other : One);
        if (what is 'r' or 's') return ([new(now, VelocityMarkKind.Redeemed, program, 1, units, id)], now);
        var purchase = new VelocityMark(now, VelocityMarkKind.Purchase, what == 'u' ? 2 : 1, 1, 0, id);
        return (units == 0 ? [purchase]
            : [purchase, new(now, VelocityMarkKind.Earned, program, 1, units, id)], now);
    }
}

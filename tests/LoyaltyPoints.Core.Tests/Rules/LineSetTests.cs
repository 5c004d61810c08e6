using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Which lines a rule works on, in orders of few and of many lines.</summary>
public sealed class LineSetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    public void A_set_when_places_are_added_then_it_holds_these_in_order_and_no_others(int of)
    {
        var random = new Random(of);
        for (var run = 0; run < 50; run++)
        {
            LineSet set = default;
            SortedSet<int> model = [];
            Assert.True(set.IsEmpty);
            for (var i = random.Next(of); i >= 0; i--)
            {
                var line = random.Next(of);
                set.Add(line, of);
                model.Add(line);
            }

            List<int> seen = [];
            for (var line = set.After(-1); line >= 0; line = set.After(line)) seen.Add(line);
            Assert.Equal(model, seen);
            Assert.Equal((model.Count, false), (set.Count, set.IsEmpty));
            Assert.All(Enumerable.Range(0, of), line => Assert.Equal(model.Contains(line), set.Contains(line)));
        }
    }

    [Fact]
    public void An_order_of_very_many_lines_when_rules_are_for_some_then_these_are_found_wherever_they_stand()
    {
        // 1 fen each; every third is coffee, and coffee counts threefold, but for the last of all, which is excluded.
        var lines = Enumerable.Range(0, 300)
            .Select(place => Line($"{place}", 1, place == 299 ? "card" : place % 3 == 0 ? "coffee" : "food")).ToArray();
        var program = Definition(
                Rule("all", new SpendEarn(1, 1, WholeSteps: false)),
                Rule("coffee", new MultiplyEarn(3, Stack: false), Is("line.category", "coffee")),
                Rule("order", new MultiplyEarn(2, Stack: false)),
                Rule("pieces", new ItemEarn(1), Is("line.category", "coffee")))
            .With(earning => earning with { Exclude = Is("line.category", "card") }).Compiled();

        var result = program.Earn(Order(lines), GivenFacts.None);

        // Of 299 the 100 of coffee triple, with their pieces; the other 199 double.
        Assert.Equal("exclusion:0 all:299 pieces:100 coffee:400 order:199 rounding:0", result.Short());
        Assert.Equal([Ids("coffee"), Ids("food")], result.Explanation.Skip(3).Take(2).Select(row => row.Lines!));

        IEnumerable<string> Ids(string category) =>
            lines.Where(line => line.Category == category).Select(line => line.Id);
    }
}

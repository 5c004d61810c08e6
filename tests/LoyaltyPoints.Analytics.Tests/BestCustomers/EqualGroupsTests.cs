using LoyaltyPoints.Analytics.BestCustomers;

namespace LoyaltyPoints.Analytics.Tests.BestCustomers;

public sealed class EqualGroupsTests
{
    [Theory]
    [InlineData("1 2 3 4 5 6 7 8 9 10", "1 1 2 2 3 3 4 4 5 5")]
    [InlineData("3 1 2", "4 1 2")] // below: 2, 0, 1 of 3, in fifths 3.33, 0, 1.67
    [InlineData("1 1 1 1 1", "1 1 1 1 1")]
    [InlineData("1 1 1 1 1 1 2 3 4 5", "1 1 1 1 1 1 4 4 5 5")] // 6 of 10 are below 2: fifth 3, so group 4
    [InlineData("-5 0 7", "1 2 4")]
    public void Equal_values_share_the_group_of_the_first_of_them(string values, string groups)
    {
        long[] numbers = [.. values.Split(' ').Select(long.Parse)];
        var cut = new EqualGroups([.. numbers], 5);
        Assert.Equal(groups, string.Join(' ', numbers.Select(cut.Of)));
    }

    [Fact]
    public void The_cuts_are_the_formula_for_any_values()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            long[] values = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (long)random.Next(20))];
            var groups = random.Next(2, 12);
            var cut = new EqualGroups([.. values], groups);
            foreach (var value in values)
                Assert.Equal(1 + (groups * values.Count(other => other < value) / values.Length), cut.Of(value));
        }
    }
}

using LoyaltyPoints.Core.WinBacks;

namespace LoyaltyPoints.Core.Tests.WinBacks;

public sealed class WinBackListTests
{
    [Theory]
    [InlineData(10, 0, 0)]
    [InlineData(10, 25, 2)]
    [InlineData(3, 33, 0)]
    [InlineData(1000, 50, 500)]
    public void The_control_is_a_part_of_the_members_rounded_down(int members, int percent, int control) =>
        Assert.Equal(control, List(1, members, percent).Members.Count(member => member.IsControl));

    [Fact]
    public void The_same_list_has_the_same_control_and_another_list_another()
    {
        var list = List(1, 100, 50);
        Assert.Equal(list.Members, list.WithControl().Members);
        Assert.NotEqual(list.Members, List(2, 100, 50).Members);
    }

    // Of 1,000 in the order of what they spent, 300 drawn by lot have 150 in the better half, give or take 11.
    [Fact]
    public void The_control_does_not_hang_on_the_place_in_the_list()
    {
        var better = List(5, 1000, 30).Members.Take(500).Count(member => member.IsControl);
        Assert.InRange(better, 115, 185);
    }

    private static WinBackList List(int number, int members, int percent) => new WinBackList
    {
        Id = new Guid(number, 0, 0, new byte[8]), Name = "Spring", AsOf = new Instant(0), From = new Instant(0),
        To = new Instant(1), Currency = "EUR", SilentAfterDays = 30, MinimumRevenue = 1, ControlPercent = percent,
        CreatedAt = new Instant(0),
        Members =
        [
            .. Enumerable.Range(1, members).Select(one => new WinBackMember(
                new Guid(one, 1, 0, new byte[8]), new Instant(0), members - one, IsControl: false)),
        ],
    }.WithControl();
}

using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Tests.Transfers;

public sealed class TransferTests
{
    [Theory]
    [InlineData("5:10 9:20 never:3", "", 10, "9:20 never:3", "5:10")]
    [InlineData("5:10 9:20 never:3", "", 15, "9:15 never:3", "5:10 9:5")]
    [InlineData("5:10 9:20 never:3", "", 33, "", "5:10 9:20 never:3")]
    [InlineData("5:10 9:20", "5:1 7:2", 30, "", "5:11 7:2 9:20")]
    [InlineData("never:3", "2:5", 1, "never:2", "2:5 never:1")]
    public void Units_are_given_then_the_soonest_to_expire_go_and_expire_when_they_would_have(
        string giver, string receiver, long units, string giverAfter, string receiverAfter)
    {
        var circle = new Circle().Enrol(1, giver).Enrol(2, receiver);

        var transfer = circle.Transfer(1, 2, units).Value!;

        Assert.Equal((giverAfter, receiverAfter), (circle.Lots(1), circle.Lots(2)));
        Assert.Equal((Circle.Id(1), Circle.Id(2), units), (transfer.From, transfer.To, transfer.Units));
        Assert.Equal(units, transfer.Allocations.Sum(part => part.Units));
        circle.Verify();
    }

    [Fact]
    public void Units_are_given_then_both_ledgers_say_so_and_neither_member_has_earned()
    {
        var circle = new Circle().Enrol(1, "5:10").Enrol(2);
        var id = circle.Transfer(1, 2, 4).Value!.Id;

        var (sent, received) = (circle.Entries[1][^1], Assert.Single(circle.Entries[2]));

        Assert.Equal(
            (EntryKind.Transfer, Bucket.Available, Bucket.Transferred, 4L, id),
            (sent.Kind, sent.From, sent.To, sent.Units, sent.ReferenceId));
        Assert.Equal(
            (EntryKind.Transfer, Bucket.Transferred, Bucket.Available, 4L, id),
            (received.Kind, received.From, received.To, received.Units, received.ReferenceId));
        Assert.Equal(sent.Lot, received.Lot);
        Assert.Equal((10, 0), (circle.Account(1).LifetimeEarned, circle.Account(2).LifetimeEarned));
    }

    [Fact]
    public void Units_have_expired_then_they_are_not_given()
    {
        var circle = new Circle().Enrol(1, "5:10 9:20").Enrol(2);
        circle.Now = Circle.Day(5);

        Assert.Equal("insufficient_units", circle.Transfer(1, 2, 21).Refusal!.Code);
        Assert.Equal("9:20", circle.Lots(1));
        Assert.NotNull(circle.Transfer(1, 2, 20).Value);

        circle.Now = Circle.Day(9);
        Assert.Equal(0, circle.Available(2));
        circle.Verify();
    }

    [Theory]
    [InlineData(1, 1, 1, "transfer_to_self /to")]
    [InlineData(8, 9, 1, "not_enrolled /from")]
    [InlineData(1, 9, 1, "not_enrolled /to")]
    [InlineData(3, 2, 1, "member_in_debt /from")]
    [InlineData(1, 3, 1, "member_in_debt /to")]
    [InlineData(1, 3, 9999, "member_in_debt /to")]
    [InlineData(1, 2, 51, "transfer_limit_reached")]
    [InlineData(2, 1, 21, "insufficient_units")]
    [InlineData(1, 4, 50, "amount_overflow")]
    public void A_transfer_may_not_be_then_the_refusal_says_whose_fault_it_is_and_nothing_changes(
        int from, int to, long units, string refusal)
    {
        var circle = new Circle(program => program with { Transfers = new TransfersDefinition(true, 50) })
            .Enrol(1, "never:100").Enrol(2, "never:20").Enrol(3, "never:5").Enrol(4, $"never:{long.MaxValue}");
        circle.Post(3, posting => posting.Clawback(7, new LotKey(Instant.Beginning, Instant.Never), true));
        var entries = circle.Entries.Values.Sum(list => list.Count);

        var refused = circle.Transfer(from, to, units).Refusal!;

        Assert.Equal(refusal, string.Join(' ', [refused.Code, .. refused.Faults.Select(fault => fault.Pointer)]));
        Assert.Equal(entries, circle.Entries.Values.Sum(list => list.Count));
        Assert.Equal(("never:100", "never:20"), (circle.Lots(1), circle.Lots(2)));
    }

    [Fact]
    public void The_program_forbids_transfers_then_they_are_refused()
    {
        var circle = new Circle(program => program with { Transfers = new TransfersDefinition(false, null) })
            .Enrol(1, "never:100").Enrol(2);

        Assert.Equal("transfers_not_allowed", circle.Transfer(1, 2, 1).Refusal!.Code);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(20, null)]
    [InlineData(5, "not_a_full_card")]
    [InlineData(11, "not_a_full_card")]
    [InlineData(30, "insufficient_units")]
    public void Stamps_of_a_punch_card_then_only_whole_cards_go(long units, string? refusal)
    {
        var circle = new Circle(program => program with
        {
            Type = ProgramType.PunchCard, Card = new CardDefinition(10, 0, null, "Coffee"),
        }).Enrol(1, "never:25").Enrol(2, "never:3");

        Assert.Equal(refusal, circle.Transfer(1, 2, units).Refusal?.Code);
    }

    [Fact]
    public void The_program_limits_what_is_given_a_day_then_it_counts_what_the_giver_gave_on_the_local_day()
    {
        var circle = new Circle(program => program with
        {
            TimeZone = "Asia/Shanghai", Transfers = new TransfersDefinition(true, 50),
        }).Enrol(1, "never:500").Enrol(2, "never:500").Enrol(3);
        string? Give(int from, int to, long units) => circle.Transfer(from, to, units).Refusal?.Code;

        Assert.Null(Give(1, 3, 30));
        Assert.Equal("transfer_limit_reached", Give(1, 2, 21));
        Assert.Null(Give(2, 3, 50));
        Assert.Null(Give(1, 2, 20));
        Assert.Equal("transfer_limit_reached", Give(1, 3, 1));
        // Midnight in Shanghai is 16:00 in UTC.
        circle.Now = Circle.Day(1 + (16 / 24d)).Plus(TimeSpan.FromMilliseconds(-1));
        Assert.Equal("transfer_limit_reached", Give(1, 3, 1));
        circle.Now = Circle.Day(1 + (16 / 24d));
        Assert.Null(Give(1, 3, 50));
        circle.Verify();
    }

    [Theory]
    [InlineData(20, 8, 20)]
    [InlineData(8, 20, 20)]
    [InlineData(12, 2, 12)]
    public void Units_go_for_want_of_activity_then_what_is_received_goes_with_the_later_of_the_two(
        int giverLapses, int receiverLapses, int expected)
    {
        var circle = new Circle().Enrol(1, "never:10").Enrol(2, "never:5");
        circle.Post(1, posting => posting.LiveOn(Circle.Day(giverLapses)));
        circle.Post(2, posting => posting.LiveOn(Circle.Day(receiverLapses)));
        circle.Now = Circle.Day(4);
        var own = receiverLapses <= 4 ? 0 : 5;

        Assert.NotNull(circle.Transfer(1, 2, 3).Value);

        Assert.Equal(own + 3, circle.Available(2));
        Assert.Equal(Circle.Day(expected), circle.Account(2).Standing.LapsesAt);
        Assert.Equal(Circle.Day(giverLapses), circle.Account(1).Standing.LapsesAt);
        circle.Verify();
    }
}

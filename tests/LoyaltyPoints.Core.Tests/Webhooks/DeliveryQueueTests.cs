using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Core.Tests.Webhooks;

public sealed class DeliveryQueueTests
{
    private static readonly RetrySchedule Schedule = new(
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3)], longestProbe: TimeSpan.FromSeconds(2));
    private static readonly Instant Start = new(1_000_000);
    private static readonly DeliveryFailure Bad = new(500, "It answered 500.", null);

    // Events 1, 2, 3 ... of these members, by their letters.
    private readonly DeliveryQueue queue = Queue(isOrdered: true, "aabb c");
    private Instant now = Start;

    [Fact]
    public void Events_of_several_members_then_one_of_each_is_sent_at_once()
    {
        Assert.Equal([1, 3, 6], Taken());
        Assert.Equal(3, queue.InFlight);
    }

    [Fact]
    public void An_endpoint_without_order_then_all_are_sent_at_once() =>
        Assert.Equal([1, 2, 3, 4, 6], Taken(Queue(isOrdered: false, "aabb c")));

    [Fact]
    public void One_was_taken_then_the_members_next_is_sent_and_the_position_moves()
    {
        var (first, third) = (queue.Next(now)!, queue.Next(now)!);
        queue.Delivered(third);
        Assert.Equal(0, queue.TakeChanges().Position);
        queue.Delivered(first);

        Assert.Equal(1, queue.TakeChanges().Position);
        Assert.Equal([6, 4, 2], Taken());
    }

    [Fact]
    public void One_failed_then_it_and_the_members_later_ones_are_kept_and_the_others_go_on()
    {
        Fail(queue.Next(now)!);

        Assert.Equal([3, 6], Taken());
        var changes = queue.TakeChanges();
        Assert.Equal(2, changes.Position);
        Assert.Equal([1, 2], Sequences(changes.Kept));
        Assert.Equal(Start.Plus(TimeSpan.FromSeconds(1)), queue.NextAt);
        now = now.Plus(TimeSpan.FromSeconds(1));
        Assert.Equal([1], Taken());
    }

    [Fact]
    public void It_was_taken_at_last_then_it_is_forgotten_and_the_members_next_is_sent()
    {
        Fail(queue.Next(now)!);
        queue.TakeChanges();
        now = now.Plus(TimeSpan.FromSeconds(1));
        foreach (var sequence in Taken()) Assert.NotEqual(2, sequence);
        queue.Delivered(Known(1));

        Assert.Equal([1], queue.TakeChanges().Gone);
        Assert.Equal([2], Taken());
    }

    [Fact]
    public void It_fails_for_as_long_as_is_tried_then_it_is_given_up_and_the_members_next_is_sent()
    {
        var first = queue.Next(now)!;
        queue.Delivered(queue.Next(now)!);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            Assert.Equal(Verdict.GoOn, queue.Failed(first, Bad, now, chance: 0));
            now = now.Plus(TimeSpan.FromSeconds(4));
            if (!first.IsDead) Assert.Contains(1, Taken());
        }

        Assert.True(first.IsDead);
        Assert.Equal(2, first.Attempts);
        Assert.Contains(first, queue.TakeChanges().Kept);
        Assert.Contains(2, Taken());
    }

    [Fact]
    public void Event_after_event_fails_then_one_at_a_time_is_tried_until_one_is_taken()
    {
        foreach (var one in new[] { queue.Next(now)!, queue.Next(now)!, queue.Next(now)! }) Fail(one);

        Assert.True(queue.Health.IsFailing);
        Assert.False(queue.HasRoom);
        Assert.Null(queue.Next(now));
        now = now.Plus(TimeSpan.FromSeconds(2));
        var probe = queue.Next(now)!;
        Assert.Null(queue.Next(now));
        Fail(probe);
        Assert.Equal(now.Plus(TimeSpan.FromSeconds(2)), queue.Health.NextProbe);
        now = now.Plus(TimeSpan.FromSeconds(2));
        var taken = queue.Next(now)!;
        queue.Delivered(taken);

        Assert.Equal(EndpointHealth.Good, queue.Health);
        // The last member has one event only.
        Assert.Equal(taken.Sequence == 6 ? 2 : 3, Taken().Count);
    }

    [Fact]
    public void Nothing_was_taken_for_as_long_as_is_tried_then_the_endpoint_is_to_be_paused()
    {
        var (first, third) = (queue.Next(now)!, queue.Next(now)!);
        Assert.Equal(Verdict.GoOn, queue.Failed(first, Bad, now, chance: 0));
        Assert.Equal(Verdict.Pause, queue.Failed(third, Bad, now.Plus(Schedule.Total), chance: 0));
        Assert.False(third.IsDead);
    }

    [Fact]
    public void It_answers_that_it_is_gone_then_the_endpoint_is_to_be_disabled() => Assert.Equal(
        Verdict.Disable, queue.Failed(queue.Next(now)!, new DeliveryFailure(410, "", null), now, chance: 0));

    [Fact]
    public void It_has_too_much_to_do_then_nothing_is_sent_before_it_asked_for()
    {
        queue.Failed(queue.Next(now)!, new DeliveryFailure(429, "", TimeSpan.FromSeconds(60)), now, chance: 0);

        Assert.Empty(Taken());
        now = now.Plus(TimeSpan.FromSeconds(60));
        Assert.Equal([3, 6, 1], Taken());
    }

    [Fact]
    public void An_event_is_replayed_that_waits_already_then_it_is_sent_once()
    {
        queue.Add(queue.Replay, new Delivery(1, default, Member('a')));

        Assert.Equal([1, 3, 6], Taken());
        Assert.Equal(1, queue.Replay.Read);
    }

    private static DeliveryQueue Queue(bool isOrdered, string members)
    {
        var made = new DeliveryQueue(
            new DeliveryTerms(isOrdered, Schedule, FailuresToStop: 3, MostOpen: 100, MostKept: 100),
            EndpointHealth.Good, new LogWindow(0, long.MaxValue), new LogWindow(0, 0), []);
        foreach (var (index, letter) in members.Index())
        {
            if (letter == ' ') made.Live.ReadTo(index + 1);
            else made.Add(made.Live, new Delivery(index + 1, default, Member(letter)));
        }

        return made;
    }

    private static Guid Member(char letter) => new(letter, 0, 0, new byte[8]);

    private readonly Dictionary<long, Delivery> known = [];

    private Delivery Known(long sequence) => known[sequence];

    private void Fail(Delivery delivery) => queue.Failed(delivery, Bad, now, chance: 0);

    private List<long> Taken(DeliveryQueue? other = null)
    {
        var taken = new List<long>();
        while ((other ?? queue).Next(now) is { } next)
        {
            known[next.Sequence] = next;
            taken.Add(next.Sequence);
        }

        return taken;
    }

    private static List<long> Sequences(IEnumerable<Delivery> deliveries) =>
        [.. deliveries.Select(static one => one.Sequence).Order()];
}

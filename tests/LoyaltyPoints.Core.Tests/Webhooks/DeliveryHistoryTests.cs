using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Core.Tests.Webhooks;

/// <summary>
/// Random histories: receivers that fail by chance, senders that die and begin again from what was written down.
/// </summary>
public sealed class DeliveryHistoryTests
{
    private const int Events = 400;
    private const int Members = 7;

    private static readonly RetrySchedule Schedule = new(
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)], longestProbe: TimeSpan.FromSeconds(5));

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Failures_and_crashes_by_chance_then_all_arrive_and_each_members_in_order(int seed)
    {
        var run = new Run(seed);

        while (run.GoesOn) run.Step();

        Assert.Equal(Enumerable.Range(1, Events).Select(static number => (long)number), run.Arrived.Order());
        Assert.Equal(Events, run.Position);
        Assert.Empty(run.Stored);
    }

    private sealed class Run
    {
        private readonly Random random;
        private readonly List<Delivery> inFlight = [];
        private readonly long[] newest = new long[Members];
        private DeliveryQueue queue;
        private EndpointHealth health = EndpointHealth.Good;
        private Instant now = new(0);

        public Run(int seed)
        {
            random = new Random(seed);
            queue = Open();
        }

        public HashSet<long> Arrived { get; } = [];

        public SortedDictionary<long, Delivery> Stored { get; } = [];

        public long Position { get; private set; }

        public bool GoesOn => Position < Events || Stored.Count > 0;

        public void Step()
        {
            while (queue.HasRoom && queue.Live.Read < Events && random.Next(4) > 0)
            {
                var sequence = queue.Live.Read + 1;
                queue.Add(queue.Live, new Delivery(sequence, default, MemberOf(sequence)));
            }

            while (inFlight.Count < 5 && queue.Next(now) is { } next) inFlight.Add(next);
            if (inFlight.Count > 0) Answer(random.Next(inFlight.Count));
            now = now.Plus(TimeSpan.FromMilliseconds(random.Next(400)));
            if (random.Next(10) == 0) Save();
            if (random.Next(50) == 0) queue = Open();
        }

        private void Answer(int at)
        {
            var delivery = inFlight[at];
            inFlight.RemoveAt(at);
            // There are good times and bad ones.
            if (random.Next(10) < (now.UnixMilliseconds / 20_000 % 3 == 0 ? 6 : 1))
            {
                Assert.NotEqual(Verdict.Disable, queue.Failed(
                    delivery, new DeliveryFailure(500, "", null), now, random.NextDouble()));
                // What is given up is asked for again, as its owner would.
                if (delivery.IsDead) Revive(delivery);
                return;
            }

            Arrive(delivery.Sequence);
            queue.Delivered(delivery);
        }

        // The first time that an event arrives, all that its member had before it have arrived.
        private void Arrive(long sequence)
        {
            var member = sequence % Members;
            if (!Arrived.Add(sequence) || revived.Contains(sequence)) return;
            Assert.True(sequence > newest[member], $"{sequence} came after {newest[member]}");
            Assert.All(
                Enumerable.Range(1, (int)sequence - 1).Where(one => one % Members == member),
                earlier => Assert.True(Arrived.Contains(earlier) || revived.Contains(earlier)));
            newest[member] = sequence;
        }

        private readonly HashSet<long> revived = [];

        private void Revive(Delivery delivery)
        {
            Save();
            revived.Add(delivery.Sequence);
            Stored[delivery.Sequence] = new Delivery(delivery.Sequence, default, delivery.Member);
            queue = Open();
        }

        private void Save()
        {
            var changes = queue.TakeChanges();
            Assert.True(changes.Position >= Position);
            Position = changes.Position;
            health = changes.Health;
            foreach (var gone in changes.Gone) Stored.Remove(gone);
            foreach (var kept in changes.Kept) Stored[kept.Sequence] = Copy(kept);
        }

        private DeliveryQueue Open()
        {
            inFlight.Clear();
            return new DeliveryQueue(
                new DeliveryTerms(IsOrdered: true, Schedule, FailuresToStop: 4, MostOpen: 30, MostKept: 50), health,
                new LogWindow(Position, long.MaxValue), new LogWindow(0, 0), Stored.Values.Select(Copy));
        }

        private static Delivery Copy(Delivery one) => new(one.Sequence, one.EventId, one.Member)
        {
            Attempts = one.Attempts, FirstFailedAt = one.FirstFailedAt, NextAt = one.NextAt, IsDead = one.IsDead,
            LastFailure = one.LastFailure,
        };

        private static Guid MemberOf(long sequence) => new((int)(sequence % Members), 0, 0, new byte[8]);
    }
}

using LoyaltyPoints.Core;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>Says what must come of each step, by counting everything again in the simplest way.</summary>
internal sealed class NaiveModel(HistoryProgram program, Instant enrolledAt)
{
    private readonly List<NaiveRedemption> redemptions = [];

    public NaiveBook Book { get; } = new();

    public List<NaiveSale> Sales { get; } = [];

    public long LifetimeEarned { get; private set; }

    public int Redemptions => redemptions.Count;

    public NaiveRedemption Redemption(int number) => redemptions[number];

    public long Reversible(int redemption) => redemptions[redemption].Kept;

    public Outcome Apply(Step step, Instant now)
    {
        foreach (var lapsed in redemptions.Where(one => one.State == "reserved" && one.LapsesAt <= now)
            .OrderBy(one => one.LapsesAt).ToList())
        {
            Book.Expire(lapsed.LapsesAt);
            lapsed.State = "lapsed";
            Book.Release(lapsed.Parts, 0, lapsed.LapsesAt);
        }

        Book.Expire(now);
        return step switch
        {
            Buy buy => Apply(buy, now),
            Return back => Apply(back, now),
            Spend spend => Apply(spend),
            Reserve reserve => Apply(reserve, now),
            End end => Apply(end, now),
            Reverse reverse => Apply(reverse, now),
            Adjust adjust => Apply(adjust, now),
            _ => default,
        };
    }

    /// <summary>Used of a cap by the sales for which this holds: by visits, or by all units.</summary>
    public long Used(Func<NaiveSale, bool> inPeriod, bool byVisits) =>
        Sales.Where(sale => sale.Counts && inPeriod(sale)).Sum(sale => byVisits ? sale.VisitNet : sale.Net);

    public static bool SameDay(NaiveSale sale, Instant at) =>
        HistoryProgram.DayOf(sale.OccurredAt) == HistoryProgram.DayOf(at);

    public static bool SameMonth(NaiveSale sale, Instant at)
    {
        var (one, other) = (HistoryProgram.DayOf(sale.OccurredAt), HistoryProgram.DayOf(at));
        return (one.Year, one.Month) == (other.Year, other.Month);
    }

    private Outcome Apply(Buy buy, Instant now)
    {
        var at = now.Plus(-buy.Ago);
        var sale = new NaiveSale(program, buy, at, counts: at >= enrolledAt);
        long?[] rooms =
        [
            program.PerDay - Used(other => SameDay(other, at), false),
            program.PerMonth - Used(other => SameMonth(other, at), false),
            program.Lifetime - Used(_ => true, false),
        ];
        sale.Room = rooms.Min();
        sale.VisitRoom = program.VisitPerDay - Used(other => SameDay(other, at), true);
        Sales.Add(sale);
        sale.Recount();
        Grant(sale, sale.Net, now);
        return new Outcome(null, sale.Net, 0, sale.Net, Book.Available);
    }

    private Outcome Apply(Return back, Instant now)
    {
        var sale = Sales[back.Sale];
        if (!sale.TryReturn(back.Piece)) return Outcome.Refused("return_exceeds_purchase");
        var before = sale.Net;
        sale.Recount();
        var change = sale.Net - before;
        if (change >= 0)
        {
            Grant(sale, change, now);
            return new Outcome(null, change, 0, sale.Net, Book.Available);
        }

        var taken = Book.Revoke(-change, program.ExpiryOf(sale.OccurredAt), program.MayGoNegative);
        LifetimeEarned -= taken;
        return new Outcome(null, -taken, -change - taken, sale.Net, Book.Available);
    }

    private Outcome Apply(Spend spend)
    {
        if (spend.Units > Book.Available) return Outcome.Refused("insufficient_units");
        redemptions.Add(NaiveRedemption.Spent(Book.Spend(spend.Units)));
        return new Outcome(null, spend.Units, 0, 0, Book.Available);
    }

    private Outcome Apply(Reserve reserve, Instant now)
    {
        if (redemptions.Count(one => one.State == "reserved") >= 20) return Outcome.Refused("too_many_reservations");
        if (reserve.Units > Book.Available) return Outcome.Refused("insufficient_units");
        redemptions.Add(new NaiveRedemption(
            Book.SetAside(reserve.Units), now.Plus(TimeSpan.FromMinutes(reserve.Minutes))));
        return new Outcome(null, reserve.Units, 0, 0, Book.Available);
    }

    private Outcome Apply(End end, Instant now)
    {
        var redemption = redemptions[end.Redemption];
        var units = end.Captures ? end.Units ?? redemption.Units : 0;
        var wanted = end.Captures ? "captured" : "voided";
        if (redemption.State == "reserved")
        {
            if (units > redemption.Units) return Outcome.Refused("exceeds_reservation");
            Book.Release(redemption.Parts, units, now);
            (redemption.State, redemption.Captured) = (wanted, units);
        }
        else if (redemption.State != wanted || redemption.Captured != units || redemption.LapsesAt == Instant.Never)
            return Outcome.Refused($"redemption_{redemption.State}");

        return new Outcome(null, units, 0, 0, Book.Available);
    }

    private Outcome Apply(Reverse reverse, Instant now)
    {
        var redemption = redemptions[reverse.Redemption];
        if (redemption.State != "captured") return Outcome.Refused("redemption_not_captured");
        var left = Reversible(reverse.Redemption);
        var units = reverse.Units ?? left;
        if (left == 0 || units > left) return Outcome.Refused("already_reversed");

        // Unit by unit from the last taken.
        var single = redemption.Parts.SelectMany(part => Enumerable.Repeat((part.Expires, 1L), (int)part.Units))
            .Take((int)redemption.Captured).Reverse();
        Book.GiveBack(single.Skip((int)redemption.Reversed).Take((int)units), now);
        redemption.Reversed += units;
        return new Outcome(null, units, 0, 0, Book.Available);
    }

    private Outcome Apply(Adjust adjust, Instant now)
    {
        if (-adjust.Units > Book.Available && adjust.Units < 0) return Outcome.Refused("insufficient_units");
        if (adjust.Units > 0) Book.Grant(program.ExpiryOf(now), adjust.Units, now);
        else Book.Revoke(-adjust.Units, null, false);
        return new Outcome(null, adjust.Units, 0, 0, Book.Available);
    }

    private void Grant(NaiveSale sale, long units, Instant now)
    {
        LifetimeEarned += units;
        Book.Grant(program.ExpiryOf(sale.OccurredAt), units, now);
    }
}

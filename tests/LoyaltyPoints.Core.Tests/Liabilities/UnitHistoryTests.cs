using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Tests.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Liabilities;

/// <summary>Day 0 is 1 January 1970; months are written by their number in that year, from 1.</summary>
public sealed class UnitHistoryTests
{
    private static readonly LocalCalendar Utc = new(TimeZoneInfo.Utc);

    // The midnight after the last day of a month.
    private static readonly int[] Ends = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    [Fact]
    public void Of_units_that_expire_together_the_oldest_are_spent_first()
    {
        var book = new Book().Earn(5, 10, Until(Ends[12])).Earn(40, 10, Until(Ends[12]));
        book.Spend(70, 12);

        Assert.Equal(
            ["issued 1 in 1: 10", "issued 1 in 3: redeemed 10", "issued 2 in 2: 10", "issued 2 in 3: redeemed 2"],
            Told(book));
        Assert.Equal(8, Open(book).Single(pair => pair.Key.Issued == Month(2)).Value.Available);
    }

    [Fact]
    public void What_expires_sooner_is_spent_first_whenever_it_was_issued()
    {
        var book = new Book().Earn(5, 10, Forever).Earn(40, 10, Until(Ends[6]));
        book.Spend(70, 12);

        Assert.Equal(
            ["issued 1 in 1: 10", "issued 1 in 3: redeemed 2", "issued 2 in 2: 10", "issued 2 in 3: redeemed 10"],
            Told(book));
    }

    [Theory]
    [InlineData(59, 2)]
    [InlineData(58, 2)]
    [InlineData(60, 3)]
    public void Expired_units_went_in_the_month_that_ends_with_them_whenever_it_was_written(int expires, int month)
    {
        var book = new Book().Earn(5, 10, Until(expires));
        book.Settle(200);

        Assert.Equal(["issued 1 in 1: 10", $"issued 1 in {month}: expired 10"], Told(book));
        Assert.Empty(Open(book));
    }

    [Fact]
    public void Issued_late_into_an_expired_lot_then_they_went_when_they_came()
    {
        var book = new Book().Earn(100, 10, Until(31));

        Assert.Equal(["issued 4 in 4: 10 expired 10"], Told(book));
    }

    [Fact]
    public void Last_spent_is_first_given_back()
    {
        var book = new Book().Earn(5, 10, Until(Ends[12])).Earn(40, 10, Until(Ends[12]));
        var spent = book.Spend(70, 12)!;
        book.Restore(100, [spent[0] with { Units = 4 }]);

        Assert.Equal(
            [
                "issued 1 in 1: 10", "issued 1 in 3: redeemed 10", "issued 1 in 4: redeemed -2", "issued 2 in 2: 10",
                "issued 2 in 3: redeemed 2", "issued 2 in 4: redeemed -2",
            ],
            Told(book));
    }

    [Fact]
    public void Expired_units_that_are_given_back_keep_their_month_of_issue()
    {
        var book = new Book().Earn(5, 10, Until(31));
        book.Settle(40);
        book.Post(50, posting =>
        {
            posting.Reinstate(6, Until(Ends[12]));
            return 0;
        });

        Assert.Equal(new UnitCohort(Month(1), Month(12)), Open(book).Single().Key);
        Assert.Equal(6, Open(book).Single().Value.Available);
        Assert.Equal(4, Totals(book).Sum(pair => pair.Value.Expired));
        Assert.All(Totals(book), pair => Assert.Equal(OpenOf(book, pair.Key), pair.Value.Left));
    }

    [Fact]
    public void What_is_owed_is_no_units_and_is_made_good_by_the_next()
    {
        var book = new Book().Earn(5, 10, Forever);
        book.Spend(6, 10);
        book.Clawback(40, 10, Forever, mayGoNegative: true);

        Assert.Equal(-10, OpenOf(book, new UnitCohort(Month(2), Months.Debt)));

        book.Earn(70, 15, Forever);

        Assert.Equal(
            [(new UnitCohort(Month(3), Months.Never), 5L)], Open(book).Select(pair => (pair.Key, pair.Value.Total)));
        Assert.Equal(10, Totals(book)[new UnitCohort(Month(3), Months.Never)].Revoked);
    }

    [Fact]
    public void An_entry_that_does_not_follow_is_refused()
    {
        var book = new Book().Earn(5, 10, Forever).Earn(6, 10, Forever);
        var history = new UnitHistory();

        Assert.Throws<ArgumentException>(() => history.Apply(book.Entries[1], Utc));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_history_then_it_agrees_with_units_that_are_told_one_by_one(int seed)
    {
        var book = RandomBook(seed, mayGoNegative: false);
        var naive = new NaiveUnits();
        foreach (var entry in book.Entries) naive.Apply(entry, Utc);

        Assert.Equal(naive.Open(), Open(book).ToDictionary());
        Assert.Equal(naive.Gone(), Totals(book).Where(pair => pair.Key.Expires != Months.Debt)
            .GroupBy(pair => pair.Key.Issued, pair => pair.Value)
            .ToDictionary(one => one.Key, one =>
                (one.Sum(x => x.Redeemed), one.Sum(x => x.Expired), one.Sum(x => x.Revoked)))
            .Where(one => one.Value != default).ToDictionary());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_history_then_what_came_in_is_what_went_out_and_what_is_left(int seed)
    {
        var book = RandomBook(seed, mayGoNegative: true);
        var verifier = new LedgerVerifier(book.Account);
        foreach (var entry in book.Entries) Assert.Null(verifier.Next(entry));

        var totals = Totals(book);
        Assert.All(totals, pair => Assert.Equal(OpenOf(book, pair.Key), pair.Value.Left));
        Assert.All(Open(book), pair => Assert.True(pair.Key.Expires == Months.Debt || pair.Value.Total > 0));
        Assert.Equal(verifier.Buckets[(int)Bucket.Redeemed], totals.Sum(pair => pair.Value.Redeemed));
        Assert.Equal(verifier.Buckets[(int)Bucket.Expired], totals.Sum(pair => pair.Value.Expired));
        Assert.Equal(verifier.Buckets[(int)Bucket.Revoked], totals.Sum(pair => pair.Value.Revoked));
        Assert.Equal(-verifier.Buckets[(int)Bucket.Issued], totals.Sum(pair => pair.Value.Earned + pair.Value.Given));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    private static Book RandomBook(int seed, bool mayGoNegative)
    {
        var (random, book) = (new Random(seed), new Book());
        var spent = new List<IReadOnlyList<Allocation>>();
        for (var day = 1; day < 700; day += random.Next(1, 15))
        {
            LotKey[] lots = [Forever, Until(day + random.Next(1, 200)), Between(day + 5, Ends[12]), Until(Ends[12])];
            var lot = lots[random.Next(lots.Length)];
            switch (random.Next(8))
            {
                case 0 or 1 or 2:
                    book.Earn(day, random.Next(1, 50), lot);
                    break;
                case 3 or 4:
                    if (book.Spend(day, random.Next(1, 40)) is { } parts) spent.Add(parts);
                    break;
                case 5:
                    book.Clawback(day, random.Next(1, 20), lot, mayGoNegative);
                    break;
                case 6 when spent.Count > 0:
                    book.Restore(day, spent[^1]);
                    spent.RemoveAt(spent.Count - 1);
                    break;
                default:
                    var hold = book.Post(day, posting =>
                        posting.TryReserve(random.Next(1, 30), Guid.Empty, Day(day + 3)));
                    if (hold is null) break;
                    book.Post(day, posting => posting.End(hold, random.NextInt64(0, hold.Units + 1)));
                    break;
            }
        }

        return book;
    }

    private static UnitHistory History(Book book)
    {
        var history = new UnitHistory();
        foreach (var entry in book.Entries) history.Apply(entry, Utc);
        return history;
    }

    private static IReadOnlyDictionary<UnitCohort, OpenUnits> Open(Book book) => History(book).Open;

    private static long OpenOf(Book book, UnitCohort cohort) => Open(book).GetValueOrDefault(cohort).Total;

    private static Dictionary<UnitCohort, UnitMoves> Totals(Book book) => History(book).Moves
        .GroupBy(pair => pair.Key.Cohort, pair => pair.Value)
        .ToDictionary(one => one.Key, one => one.Aggregate(default(UnitMoves), (sum, next) => sum + next));

    private static int Month(int number) => Months.Of(1970, number);

    // Such as "issued 1 in 3: redeemed 10": of the units issued in January, in March.
    private static IEnumerable<string> Told(Book book) => History(book).Moves
        .GroupBy(pair => (pair.Key.Cohort.Issued, pair.Key.Month), pair => pair.Value).OrderBy(one => one.Key)
        .Select(one => (one.Key, Sum: one.Aggregate(default(UnitMoves), (sum, next) => sum + next)))
        .Select(one => $"issued {one.Key.Issued - Month(0)} in {one.Key.Month - Month(0)}:"
            + Of("", one.Sum.Earned) + Of(" redeemed", one.Sum.Redeemed) + Of(" expired", one.Sum.Expired));

    private static string Of(string word, long units) => units == 0 ? "" : $"{word} {units}";
}

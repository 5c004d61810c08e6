using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Core.Tests.Ledger;

/// <summary>
/// An account with all its entries, and short words for what happens to it. Days are counted from 1970.
/// </summary>
internal sealed class Book
{
    public static readonly Guid Member = new(7, 0, 0, new byte[8]);
    public static readonly Guid Program = new(8, 0, 0, new byte[8]);

    private readonly IdGenerator ids = new();

    public Account Account { get; private set; } = new()
    {
        TenantId = 1, MemberId = Member, ProgramId = Program, EnrolledAt = Day(0),
    };

    public List<LedgerEntry> Entries { get; } = [];

    public static Instant Day(int day) => new(day * 86_400_000L);

    /// <summary>Units that can be spent at once.</summary>
    public static LotKey Until(int day) => new(Instant.Beginning, Day(day));

    public static LotKey Between(int matures, int expires) => new(Day(matures), Day(expires));

    public static LotKey Forever => new(Instant.Beginning, Instant.Never);

    /// <summary>Posts one cause; null of a function means that it keeps nothing of what it tried.</summary>
    public T Post<T>(int day, Func<Posting, T> cause)
    {
        var posting = new Posting(Account, new Guid(day, 0, 0, new byte[8]), Day(day), ids.At(Day(day)));
        var result = cause(posting);
        Entries.AddRange(posting.Entries);
        Account = posting.After();
        return result;
    }

    public Book Earn(int day, long units, LotKey lot)
    {
        Post(day, posting =>
        {
            posting.Accrue(units, lot);
            return 0;
        });
        return this;
    }

    public IReadOnlyList<Allocation>? Spend(int day, long units) => Post(day, posting => posting.TrySpend(units));

    public long Clawback(int day, long units, LotKey lot, bool mayGoNegative = false) =>
        Post(day, posting => posting.Clawback(units, lot, mayGoNegative));

    public void Restore(int day, params IReadOnlyList<Allocation> parts) => Post(day, posting =>
    {
        posting.Restore(parts);
        return 0;
    });

    public void Settle(int day) => Post(day, _ => 0);

    public long AvailableOn(int day) => Account.BalanceAt(Day(day)).Available;

    public LedgerFinding? Verify() => Verify(Account, Entries);

    public static LedgerFinding? Verify(Account account, IEnumerable<LedgerEntry> entries)
    {
        var verifier = new LedgerVerifier(account);
        foreach (var entry in entries)
            if (verifier.Next(entry) is { } finding) return finding;
        return verifier.Finish();
    }

    /// <summary>The movements in short, such as <c>Accrual Issued>Available 10</c>.</summary>
    public IEnumerable<string> Movements(int skip = 0) =>
        Entries.Skip(skip).Select(entry => $"{entry.Kind} {entry.From}>{entry.To} {entry.Units}");
}

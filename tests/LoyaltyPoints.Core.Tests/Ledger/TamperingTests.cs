using LoyaltyPoints.Core.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class TamperingTests
{
    private static readonly Guid Stranger = new(9, 9, 9, new byte[8]);

    public static readonly TheoryData<string, Func<LedgerEntry, LedgerEntry>> Changes = new()
    {
        { "id", entry => entry with { Id = Stranger } },
        { "member", entry => entry with { MemberId = Stranger } },
        { "program", entry => entry with { ProgramId = Stranger } },
        { "sequence", entry => entry with { Sequence = entry.Sequence + 1 } },
        { "previous", entry => entry with { PreviousId = Stranger } },
        { "kind", entry => entry with { Kind = EntryKind.Adjustment } },
        { "reference", entry => entry with { ReferenceId = Stranger } },
        { "from", entry => entry with { From = Bucket.Reserved } },
        { "to", entry => entry with { To = Bucket.Reserved } },
        { "units", entry => entry with { Units = entry.Units + 1 } },
        { "maturity", entry => entry with { Lot = entry.Lot with { MaturesAt = Day(3) } } },
        { "expiry", entry => entry with { Lot = entry.Lot with { ExpiresAt = Day(99) } } },
        { "recorded", entry => entry with { RecordedAt = entry.RecordedAt.Plus(TimeSpan.FromMilliseconds(1)) } },
        { "hash", entry => entry with { Hash = [.. entry.Hash.Select(part => (byte)~part)] } },
        { "hash, cut", entry => entry with { Hash = entry.Hash[..31] } },
    };

    public static readonly TheoryData<string, Func<Account, Account>> AccountChanges = new()
    {
        { "count", account => account with { EntryCount = account.EntryCount + 1 } },
        { "head", account => account with { HeadId = Stranger } },
        { "head hash", account => account with { HeadHash = HashChain.Genesis } },
        { "lifetime", account => account with { LifetimeEarned = account.LifetimeEarned + 1 } },
        { "no lots", account => account with { Lots = [] } },
        { "a lot less", account => account with { Lots = [account.Lots[0]] } },
        { "a lot more", account => account with { Lots = [.. account.Lots, new Lot(Until(99), 0, 1)] } },
        { "a lot twice", account => account with { Lots = [.. account.Lots, account.Lots[^1]] } },
        { "lots in another order", account => account with { Lots = [.. account.Lots.Reverse()] } },
        { "units", account => account with { Lots = [account.Lots[0] with { Available = 1 }, account.Lots[1]] } },
        { "pending", account => account with { Lots = [account.Lots[0] with { Pending = 1 }, account.Lots[1]] } },
        { "expiry", account => account with { Lots = [account.Lots[0] with { Key = Until(21) }, account.Lots[1]] } },
        { "tenant", account => account with { TenantId = 2 } },
    };

    [Fact]
    public void An_honest_book_then_nothing_is_found() => Assert.Null(Sample().Verify());

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_field_of_an_entry_is_changed_then_that_entry_is_named(
        string field, Func<LedgerEntry, LedgerEntry> change)
    {
        var book = Sample();
        for (var at = 0; at < book.Entries.Count; at++)
        {
            List<LedgerEntry> entries = [.. book.Entries];
            entries[at] = change(entries[at]);

            var finding = Verify(book.Account, entries);

            Assert.True(finding is not null, $"{field} of entry {at + 1}");
            Assert.Equal((at + 1, entries[at].Id), (finding.Sequence, finding.EntryId));
        }
    }

    [Theory]
    [MemberData(nameof(AccountChanges))]
    public void The_account_is_changed_then_it_is_found(string what, Func<Account, Account> change)
    {
        var book = Sample();

        var finding = Verify(change(book.Account), book.Entries);

        Assert.True(finding is not null, what);
        Assert.Equal(what == "tenant" ? 1 : 0, finding.Sequence);
    }

    [Fact]
    public void An_entry_is_dropped_then_the_place_where_it_was_is_named()
    {
        var book = Sample();
        for (var at = 0; at < book.Entries.Count - 1; at++)
        {
            List<LedgerEntry> entries = [.. book.Entries];
            entries.RemoveAt(at);

            Assert.Equal((at + 1, entries[at].Id), Named(Verify(book.Account, entries)));
        }
    }

    [Fact]
    public void The_last_entry_is_dropped_then_the_account_says_more() =>
        Assert.Contains("claims", Verify(Sample().Account, Sample().Entries.SkipLast(1))!.Detail);

    [Fact]
    public void An_entry_is_doubled_then_the_second_is_named()
    {
        var book = Sample();
        for (var at = 0; at < book.Entries.Count; at++)
        {
            List<LedgerEntry> entries = [.. book.Entries];
            entries.Insert(at, entries[at]);

            Assert.Equal((at + 2, entries[at].Id), Named(Verify(book.Account, entries)));
        }
    }

    [Fact]
    public void Two_entries_change_places_then_the_first_of_the_two_places_is_named()
    {
        var book = Sample();
        for (var at = 0; at < book.Entries.Count - 1; at++)
        {
            List<LedgerEntry> entries = [.. book.Entries];
            (entries[at], entries[at + 1]) = (entries[at + 1], entries[at]);

            Assert.Equal((at + 1, entries[at].Id), Named(Verify(book.Account, entries)));
        }
    }

    [Fact]
    public void The_whole_book_of_another_account_then_its_first_entry_is_named()
    {
        var book = Sample();
        var other = book.Account with { ProgramId = Stranger };

        Assert.Equal((1, book.Entries[0].Id), Named(Verify(other, book.Entries)));
    }

    [Theory]
    [InlineData(0, Bucket.Issued, Bucket.Available, "no positive amount")]
    [InlineData(-5, Bucket.Issued, Bucket.Available, "no positive amount")]
    [InlineData(5, Bucket.Available, Bucket.Available, "to where they were")]
    [InlineData(5, Bucket.Available, Bucket.Redeemed, "more than its lot held")]
    [InlineData(long.MaxValue, Bucket.Issued, Bucket.Available, "64-bit")]
    public void A_forged_entry_with_a_good_hash_then_what_it_does_gives_it_away(
        long units, Bucket from, Bucket to, string said)
    {
        var book = new Book().Earn(1, 3, Forever);
        var forged = book.Entries[0] with
        {
            Id = Stranger, Sequence = 2, PreviousId = book.Entries[0].Id, Units = units, From = from, To = to,
        };
        forged = forged with { Hash = HashChain.Next(book.Entries[0].Hash, 1, forged) };

        var finding = Verify(book.Account, [book.Entries[0], forged]);

        Assert.Equal((2, Stranger), Named(finding));
        Assert.Contains(said, finding!.Detail);
    }

    [Fact]
    public void Rebuilt_from_its_entries_then_it_is_the_account()
    {
        var book = Sample();
        var rebuilt = LedgerVerifier.Rebuild(
            book.Account with { Lots = [], EntryCount = 0 }, book.Entries, _ => Instant.Never);

        Assert.Null(Verify(rebuilt, book.Entries));
        Assert.Equal(book.Account.Lots, rebuilt.Lots);
    }

    private static (long, Guid?) Named(LedgerFinding? finding) => (finding!.Sequence, finding.EntryId);

    private static Book Sample()
    {
        var book = new Book().Earn(1, 50, Until(20)).Earn(2, 50, Forever).Earn(3, 10, Until(40));
        book.Spend(4, 20);
        book.Clawback(5, 3, Until(40));
        book.Settle(20);
        Assert.Equal((6, 2), (book.Entries.Count, book.Account.Lots.Count));
        return book;
    }
}

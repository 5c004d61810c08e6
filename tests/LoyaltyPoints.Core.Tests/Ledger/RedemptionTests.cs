using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Redemptions;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class RedemptionTests
{
    [Theory]
    [InlineData(0, 3, "40:3")]
    [InlineData(0, 12, "40:10 30:2")]
    [InlineData(4, 6, "40:6")]
    [InlineData(4, 7, "40:6 30:1")]
    [InlineData(10, 15, "30:10 20:5")]
    [InlineData(29, 1, "20:1")]
    [InlineData(0, 30, "40:10 30:10 20:10")]
    public void Reversed_in_part_then_what_was_taken_last_comes_back_first(long reversed, long units, string expected)
    {
        var redemption = Redemption(reversed, new(Until(20), 10), new(Until(30), 10), new(Until(40), 10));

        var back = redemption.Reversible(units);

        Assert.Equal(expected, string.Join(" ", back.Select(part =>
            $"{part.Lot.ExpiresAt.UnixMilliseconds / 86_400_000}:{part.Units}")));
    }

    [Fact]
    public void Reversed_in_any_pieces_then_every_lot_gets_back_what_it_gave()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var lots = Enumerable.Range(0, random.Next(1, 6));
            var redemption = Redemption(0, [.. lots.Select(at => new Allocation(Until(at), random.Next(1, 9)))]);
            var back = new Dictionary<LotKey, long>();
            while (redemption.ReversedUnits < redemption.Units)
            {
                var units = random.NextInt64(1, redemption.Units - redemption.ReversedUnits + 1);
                foreach (var part in redemption.Reversible(units))
                    back[part.Lot] = back.GetValueOrDefault(part.Lot) + part.Units;
                redemption = redemption with { ReversedUnits = redemption.ReversedUnits + units };
            }

            Assert.Equal(redemption.Allocations.ToDictionary(part => part.Lot, part => part.Units), back);
        }
    }

    [Theory]
    [InlineData(0, null, null)]
    [InlineData(0, 10L, null)]
    [InlineData(4, 6L, null)]
    [InlineData(4, 7L, "already_reversed")]
    [InlineData(10, null, "already_reversed")]
    public void A_reversal_then_it_is_refused_where_less_is_left(long reversed, long? units, string? refusal)
    {
        var (member, _) = Spent(10);

        var decision = new ReverseRedemption(units).Decide(
            Guid.Empty, Redemption(reversed, new Allocation(Forever, 10)), Context(member));

        Assert.Equal(refusal, decision.Refusal?.Code);
        Assert.Equal(refusal is null ? units ?? 10 - reversed : 0, decision.Changes.Sum(change => change.Entries.Sum(
            entry => entry.Units)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_reversal_that_the_balance_has_no_room_for_then_it_is_refused_and_nothing_breaks(bool sameLot)
    {
        var (member, book) = Spent(10);
        book.Earn(3, long.MaxValue - 15, sameLot ? Forever : Until(30));
        member.Put(book.Account);

        var decision = new ReverseRedemption(null).Decide(
            Guid.Empty, Redemption(0, new Allocation(Forever, 1000)), Context(member));

        Assert.Equal("amount_overflow", decision.Refusal?.Code);
        Assert.Empty(decision.Changes);
    }

    private static DecisionContext Context(MemberState member) =>
        new(member, Core.Programs.ProgramCatalog.Empty, Day(3), new IdGenerator().At(Day(3)));

    private static (MemberState Member, Book Book) Spent(long units)
    {
        var book = new Book().Earn(1, units, Forever);
        book.Spend(2, units);
        var member = new MemberState(1, Member);
        member.Put(book.Account);
        return (member, book);
    }

    private static Redemption Redemption(long reversed, params Allocation[] parts) => new()
    {
        Id = Guid.Empty, MemberId = Member, ProgramId = Program, Units = parts.Sum(part => part.Units),
        ReversedUnits = reversed, Allocations = parts, RecordedAt = Day(2),
    };
}

using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Tests.Rules;
using LoyaltyPoints.Core.Tests.Standings;
using Xunit.Abstractions;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Affiliates;

public sealed class CommissionTests(ITestOutputHelper output)
{
    private static readonly Order Basket =
        Order(Line("1", 60_00, "coffee", 3, tax: 6_00), Line("2", 40_00, "food", tax: null)) with
        {
            // Of 5.00 tax that no line names, 4.00 are in the second line and 1.00 in the shipping.
            Total = 110_00, Shipping = 10_00, Tax = 11_00,
        };

    [Theory]
    [InlineData("10", 90_00, 9_00)]
    [InlineData("7.5", 90_00, 6_75)]
    [InlineData("100", 90_00, 90_00)]
    [InlineData("0.0001", 90_00, 0)]
    [InlineData("0.0056", 90_00, 1)] // 0.504
    [InlineData("0.0055", 90_00, 0)] // 0.495
    public void A_percentage_when_goods_are_sold_then_shipping_and_tax_are_left_out(
        string percent, long basis, long commission) =>
        Assert.Equal((basis, commission), Percent(percent).Of(Basket, Returned.Nothing));

    [Theory]
    [InlineData(1, 0)] // 0.5
    [InlineData(3, 2)] // 1.5
    [InlineData(5, 2)] // 2.5
    [InlineData(7, 4)] // 3.5
    public void A_half_when_it_is_rounded_then_to_the_even_neighbour(long total, long commission) =>
        Assert.Equal(commission, Percent("50").Of(Total(total), Returned.Nothing).Commission);

    [Fact]
    public void An_order_without_lines_when_it_has_tax_and_shipping_then_the_goods_bear_their_part() =>
        // 100.00 of 110.00 are goods, and 100/110 of 11.00 tax are theirs.
        Assert.Equal((90_00, 9_00), Percent("10").Of(
            Total(110_00) with { Shipping = 10_00, Tax = 11_00 }, Returned.Nothing));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(55_00, 50)] // half of everything
    [InlineData(110_00, 0)]
    public void An_amount_when_part_comes_back_then_it_is_that_part_of_it(long back, long commission) =>
        Assert.Equal(commission, new CommissionTerms(CommissionKind.Amount, 100).Of(Basket, Back(back)).Commission);

    [Fact]
    public void A_line_when_it_comes_back_then_the_commission_is_that_of_the_other()
    {
        var back = Back(0, ("1", 3, 60_00));

        Assert.Equal((36_00, 3_60), Percent("10").Of(Basket, back));
        Assert.Equal((36_00, 40), new CommissionTerms(CommissionKind.Amount, 100).Of(Basket, back));
    }

    [Fact]
    public void Nothing_when_it_was_paid_for_then_an_amount_is_not_due() =>
        Assert.Equal((0, 0), new CommissionTerms(CommissionKind.Amount, 100).Of(Total(0), Returned.Nothing));

    [Theory]
    [InlineData("7.5", 75_000)]
    [InlineData("100", 1_000_000)]
    [InlineData("100.0000", 1_000_000)]
    [InlineData("0.0001", 1)]
    [InlineData("0", null)]
    [InlineData("0.00001", null)]
    [InlineData("7.50001", null)]
    [InlineData("100.0001", null)]
    [InlineData("-1", null)]
    [InlineData("1e1", null)]
    [InlineData("1,5", null)]
    [InlineData(" 5", null)]
    [InlineData("", null)]
    public void A_percentage_when_it_is_read_then_exactly_or_not_at_all(string text, int? rate) =>
        Assert.Equal(rate, CommissionTerms.ReadPercent(text));

    [Theory]
    [InlineData(75_000, "7.5")]
    [InlineData(1_000_000, "100")]
    [InlineData(1, "0.0001")]
    public void A_percentage_when_it_is_shown_then_without_zeros_at_its_end(long rate, string text) =>
        Assert.Equal(text, CommissionTerms.ShowPercent(rate));

    [Fact]
    public void Any_returns_when_they_come_in_any_pieces_then_the_lines_add_up_to_what_is_left() =>
        Seeds.ForEach(output, 400, seed =>
        {
            var programs = new RandomPrograms(seed);
            var order = programs.Order();
            var random = new Random(seed);
            var terms = random.Next(2) == 0
                ? new CommissionTerms(CommissionKind.Percent, random.NextInt64(1, 1_000_001))
                : new CommissionTerms(CommissionKind.Amount, random.NextInt64(1, 10_000));
            var purchase = new Purchase(new Guid(1, 0, 0, new byte[8]), Guid.Empty, order, new Instant(1), []);
            var sale = CommissionLine.Of(purchase, new Attribution(Guid.Empty, terms, "CNY", Attribution.Code));
            Assert.InRange(sale.Basis, 0, order.Total);
            var (basis, amount, before) = (sale.Basis, sale.Amount, Returned.Nothing);
            var number = 0;
            foreach (var back in programs.Returns(order))
            {
                var line = sale.Lowered(Returning(++number, back), order, before, new Instant(2));
                Assert.Equal(number, line.Number);
                (basis, amount, before) = (basis + line.Basis, amount + line.Amount, back);
                Assert.Equal(terms.Of(order, back), (basis, amount));
                Assert.InRange(amount, 0, Math.Max(sale.Amount, 0));
            }

            // The last has brought back everything.
            if (order.Total > 0) Assert.Equal((0, 0), (basis, amount));
        });

    private static PurchaseReturn Returning(int number, Returned back) => new(
        Guid.Empty, Guid.Empty, new Instant(2), [], new ReturnProgress(number, back, new Dictionary<Guid, long>()));

    private static CommissionTerms Percent(string percent) =>
        new(CommissionKind.Percent, CommissionTerms.ReadPercent(percent)!.Value);
}

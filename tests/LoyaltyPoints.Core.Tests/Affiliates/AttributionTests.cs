using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Tests.Rules;

namespace LoyaltyPoints.Core.Tests.Affiliates;

/// <summary>Whose a purchase is, on day 100.</summary>
public sealed class AttributionTests
{
    private static readonly AffiliateList All = new([Of(1, "ANNA", 30), Of(2, "BO-B", 5), Of(3, "EURO", 30, "EUR"),
        Of(4, "CODE", 0)]);

    [Theory]
    // The purchase's code, then clicks: whose, and on which day.
    [InlineData(null, "", null)]
    [InlineData("ANNA", "", "1 code")]
    [InlineData("anna", "", "1 code")]
    [InlineData("ANNA", "2@99", "1 code")] // a code goes before a click
    [InlineData("NOBODY", "2@99", null)] // also where it is nobody's
    [InlineData("EURO", "", null)] // another currency
    [InlineData(null, "1@99", "1 click")]
    [InlineData(null, "1@90 2@98", "2 click")] // the last one counts
    [InlineData(null, "2@98 1@90", "2 click")] // in whatever order they are read
    [InlineData(null, "1@90 2@94", "1 click")] // the last one that still counts
    [InlineData(null, "1@70.001", "1 click")]
    [InlineData(null, "1@70", null)] // thirty days have passed
    [InlineData(null, "1@100", "1 click")] // at the same instant
    [InlineData(null, "1@100.001", null)] // after the purchase
    [InlineData(null, "1@99 9@99.5", "1 click")] // of one who is none
    [InlineData(null, "1@99 3@99.5", null)] // the last one's currency is another
    [InlineData(null, "4@100", null)] // whose clicks do not count
    [InlineData(null, "1@99 2@99", "2 click")] // in one millisecond: the newer affiliate
    [InlineData(null, "2@99 1@99", "2 click")]
    public void A_purchase_when_it_is_recorded_then_it_is_of(string? code, string clicks, string? whose)
    {
        var order = Given.Total(1_00) with { OccurredAt = Day(100), AffiliateCode = code };

        var attribution = Attribution.Of(order, All, clicks.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(click => click.Split('@'))
            .Select(click => new AffiliateClick(Id(int.Parse(click[0])), Day(decimal.Parse(click[1])))));

        Assert.Equal(whose, attribution is null ? null : $"{attribution.AffiliateId.ToString()[7]} {attribution.By}");
    }

    [Fact]
    public void Affiliates_when_their_days_differ_then_clicks_are_asked_for_over_the_longest() =>
        Assert.Equal((30, 0), (All.Longest.Days, AffiliateList.None.Longest.Days));

    private static Instant Day(decimal day) => new((long)(day * 86_400_000));

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static Affiliate Of(int number, string code, int days, string currency = "CNY") => new()
    {
        Id = Id(number), Name = code, Code = code, Currency = currency, WithinDays = days,
        Commission = new CommissionTerms(CommissionKind.Percent, 75_000), CreatedAt = default, UpdatedAt = default,
    };
}

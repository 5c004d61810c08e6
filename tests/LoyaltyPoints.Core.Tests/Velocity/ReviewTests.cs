using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Core.Tests.Velocity;

public sealed class ReviewTests
{
    private static readonly Review Open = new(
        Id(1), Id(2), ReviewKind.Purchase, Id(3), new Instant(1), "{}"u8.ToArray());

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    [Theory]
    [InlineData(ReviewStatus.Approved)]
    [InlineData(ReviewStatus.Rejected)]
    public void Somebody_was_first_then_nobody_else_resolves_it(ReviewStatus outcome)
    {
        var resolved = Open.Resolve(outcome, "jo", "because", new Instant(5)).Value!;

        Assert.Equal((outcome, "jo", "because", new Instant(5)),
            (resolved.Status, resolved.Actor, resolved.Reason, resolved.ResolvedAt));
        Assert.All(
            (ReviewStatus[])[ReviewStatus.Approved, ReviewStatus.Rejected],
            again => Assert.Equal(
                "review_resolved", resolved.Resolve(again, "mo", null, new Instant(6)).Refusal!.Code));
    }

    [Theory]
    [InlineData(13_000, "1:2:6000 2:1:7000", "", "1:2 2:1")]
    [InlineData(13_500, "1:2:6000 2:1:7000", "", "1:2 2:1 500")]
    [InlineData(13_500, "1:2:6000 2:1:7000", "1:1:3000", "1:1 2:1 500")]
    [InlineData(13_000, "1:2:6000 2:1:7000", "1:2:6000", "2:1")]
    [InlineData(13_000, "1:2:6000 2:1:7000", "1:2:1000", "2:1 5000")]
    [InlineData(13_000, "1:2:6000 2:1:7000", "1:2:6000 2:1:7000", null)]
    [InlineData(900, "", "", "900")]
    [InlineData(0, "1:2:0", "", "1:2")]
    [InlineData(0, "", "", null)]
    public void A_purchase_of_which_some_came_back_then_this_is_the_rest(
        long total, string lines, string back, string? rest)
    {
        var order = new Order
        {
            OccurredAt = new Instant(1), Source = "till", Currency = "CNY", Total = total,
            Shipping = total - Lines(lines).Sum(line => line.Amount),
            Lines = [.. Lines(lines).Select(line => new OrderLine
            {
                Id = line.Id, Quantity = line.Quantity, Amount = line.Amount,
            })],
        };
        var before = new Returned(
            Lines(back).ToDictionary(line => line.Id, line => new ReturnedLine(line.Quantity, line.Amount)), 0);

        var piece = RestOfOrder.Of(order, before);

        Assert.Equal(rest, piece is null ? null : string.Join(' ', [
            .. (piece.Lines ?? []).Select(line => $"{line.LineId}:{line.Quantity}"),
            .. piece.Amount is { } amount ? [$"{amount}"] : Array.Empty<string>()]));
        if (piece is null) return;
        var (all, refusal) = piece.AddTo(before, order);
        Assert.Null(refusal);
        Assert.True(all!.IsAllOf(order));
    }

    private static List<(string Id, long Quantity, long Amount)> Lines(string text) =>
    [
        .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':'))
            .Select(line => (line[0], long.Parse(line[1]), long.Parse(line[2]))),
    ];
}

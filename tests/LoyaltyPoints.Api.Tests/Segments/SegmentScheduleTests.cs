using System.Globalization;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.TestClock;
using static LoyaltyPoints.Api.Tests.Segments.SegmentSteps;

namespace LoyaltyPoints.Api.Tests.Segments;

/// <summary>A tenant whose clock is moved: segments are refreshed at their times, by the tenant's clock.</summary>
[Collection(ServerCollection.Name)]
public sealed class SegmentScheduleTests(SharedServer shared)
{
    [Fact]
    public async Task A_segments_time_has_come_then_it_is_refreshed_and_waits_for_the_next()
    {
        using var shop = await ShiftedShop.OpenAsync(shared.Server); // 04:00 in UTC, the settings' zone
        var (_, one) = await shop.Api.CreateMemberOfNewProgramAsync();
        await shop.Api.PostPurchaseAsync(one, 50_00);
        var segment = await shop.Api.CreateSegmentAsync(Conditions(
            """{ "purchase.count": { "gte": 1 } }""", """{ "every": "day", "at": "03:30" }"""));

        // At once, so as not to be empty until then; and the day after, at half past three.
        await shop.AdvanceByAsync("PT1M");
        var first = await RefreshedAsync(shop, segment, null);
        var (_, other) = await shop.Api.CreateMemberOfNewProgramAsync();
        await shop.Api.PostPurchaseAsync(other, 50_00);
        await shop.AdvanceByAsync("PT12H");
        Assert.Equal((1, 1, 0), await shop.Api.CountsAsync(segment));
        await shop.AdvanceByAsync("PT12H");
        var second = await RefreshedAsync(shop, segment, first);

        Assert.Equal((2, 1, 0), await shop.Api.CountsAsync(segment));
        Assert.Equal(second.Date.AddDays(1).AddHours(3.5), await DueAtAsync(shop, segment));
    }

    // The service looks for what is due by itself too, and may be at it just then.
    private static async Task<DateTime> RefreshedAsync(ShiftedShop shop, string segment, DateTime? before)
    {
        for (var tries = 0; ; tries++)
        {
            var found = (await shop.Api.GetAsync($"/v1/segments/{segment}")).Expect(200).Json;
            if (found["refreshedAt"] is { } at && At(at) != before) return At(at);
            Assert.InRange(tries, 0, 300);
            await Task.Delay(100);
        }
    }

    private static async Task<DateTime> DueAtAsync(ShiftedShop shop, string segment) =>
        At((await shop.Api.GetAsync($"/v1/segments/{segment}")).Expect(200).Json["dueAt"]!);

    private static DateTime At(JsonNode at) =>
        DateTimeOffset.Parse((string)at!, CultureInfo.InvariantCulture).UtcDateTime;
}

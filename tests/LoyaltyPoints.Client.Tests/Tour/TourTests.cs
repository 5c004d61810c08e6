using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Client.Tests.Tour;

/// <summary>The README's tour with the .NET client instead of curl: the same steps, the same figures.</summary>
[Collection(ServerCollection.Name)]
public sealed class TourTests(SharedServer shared)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_client_walks_the_tour()
    {
        using var client = new LoyaltyClient(shared.Server.Address, ServerProcess.BootstrapKey);
        var program = (await client.Programs.CreateProgramAsync(ReadmeTour.Definition)).Value.Id;
        Assert.StartsWith("prg_", program, StringComparison.Ordinal);
        await client.Programs.PublishProgramAsync(program, new PublishRequest { Version = 1, EffectiveAt = Start });
        MemberAnswer member = await client.Members.CreateMemberAsync(
            new CreateMemberRequest { Programs = [program], EnrolledAt = Start });

        var purchase = Purchase(member.Id, System.Security.Cryptography.RandomNumberGenerator.GetHexString(16));
        var bought = await client.Purchases.PostPurchaseAsync(purchase);
        var result = Assert.Single(bought.Value.Results);
        Assert.Equal((201, false, 1, 24L, "available"),
            (bought.Status, bought.Replayed, result.ProgramVersion, result.Units, result.Status));
        var again = await client.Purchases.PostPurchaseAsync(purchase);
        Assert.Equal((201, true, bought.Value.Id), (again.Status, again.Replayed, again.Value.Id));
        Assert.Equal(24, await AvailableAsync());

        ReturnAnswer returned = await client.Purchases.PostReturnAsync(bought.Value.Id, new PostReturnRequest
        {
            Source = "tour", ExternalId = purchase.ExternalId + "r", OccurredAt = purchase.OccurredAt,
            Lines = [new ReturnLineRequest { LineId = "2", Quantity = 1, Amount = 7000 }],
        });
        Assert.Equal(-7, Assert.Single(returned.Results).Units);

        var redeem = new RedeemRequest { MemberId = member.Id, ProgramId = program, Units = 10, Mode = "capture" };
        var key = purchase.ExternalId;
        RedemptionAnswer redeemed = await client.Redemptions.RedeemAsync(redeem, key);
        Assert.True((await client.Redemptions.RedeemAsync(redeem, key)).Replayed);
        Assert.Equal((10L, 7L), (redeemed.Units, await AvailableAsync()));

        var kinds = new List<(string, long)>();
        await foreach (var entry in client.Ledger.EnumerateLedgerAsync(member.Id, limit: 2))
            kinds.Add((entry.Kind, entry.Units));
        Assert.Equal([("redemption", 10), ("clawback", 7), ("accrual", 24)], kinds);
        Assert.True((await client.Ledger.VerifyLedgerAsync(member.Id)).Value.Valid);

        RedemptionAnswer reserved = await client.Redemptions.RedeemAsync(
            redeem with { Units = 5, Mode = "reserve", ExpiresIn = "PT15M" });
        RedemptionAnswer captured =
            await client.Redemptions.CaptureRedemptionAsync(reserved.Id, new CaptureRequest { Units = 3 });
        Assert.Equal(("captured", 5L, 3L, 4L),
            (captured.Status, captured.Units, captured.CapturedUnits, await AvailableAsync()));

        var refused = await Assert.ThrowsAsync<LoyaltyProblemException>(
            () => client.Redemptions.RedeemAsync(redeem with { Units = 5 }));
        Assert.Equal((422, ErrorCode.InsufficientUnits), (refused.Status, refused.Code));

        async Task<long> AvailableAsync() =>
            (await client.Balances.GetBalancesAsync(member.Id)).Value.Data.Single().Available;
    }

    [Fact]
    public async Task A_change_names_what_it_was_made_of_and_clears_what_is_null()
    {
        using var client = new LoyaltyClient(shared.Server.Address, ServerProcess.BootstrapKey);
        var made = await client.Members.CreateMemberAsync(new CreateMemberRequest { Name = "Ann" });

        var changed = await client.Members.PatchMemberAsync(
            made.Value.Id, new JsonObject { ["name"] = null }, made.ETag!);
        var stale = await Assert.ThrowsAsync<LoyaltyProblemException>(() => client.Members.PatchMemberAsync(
            made.Value.Id, new PatchMemberRequest { Name = "Bea" }, made.ETag!));

        Assert.Null(changed.Value.Name);
        Assert.Equal(412, stale.Status);
        Assert.Equal("Bea", (await client.Members.PatchMemberAsync(
            made.Value.Id, new PatchMemberRequest { Name = "Bea" }, changed.ETag!)).Value.Name);
    }

    private static PurchaseRequest Purchase(string member, string externalId) => new()
    {
        Source = "tour",
        ExternalId = externalId,
        OccurredAt = TimeProvider.System.GetUtcNow(),
        Member = new MemberReference { Id = member },
        Currency = "CNY",
        Total = 13000,
        Tax = 500,
        Shipping = 0,
        Lines =
        [
            new() { Id = "1", Sku = "LATTE", Category = "coffee", Quantity = 2, Amount = 6000, Tax = 250 },
            new() { Id = "2", Sku = "CAKE", Category = "food", Quantity = 1, Amount = 7000, Tax = 250 },
        ],
    };
}

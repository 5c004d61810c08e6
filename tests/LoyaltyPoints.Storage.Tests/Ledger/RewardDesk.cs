using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>What tests ask of rewards of a <see cref="Shop"/>.</summary>
internal static class RewardDesk
{
    private static int keys;

    /// <summary>An item for ten units.</summary>
    public static string Item(long stock) => $$"""
        { "name": "Item", "programId": "PROGRAM", "kind": "freeItem", "value": { "sku": "LATTE" },
          "cost": { "units": 10 }, "stock": {{stock}} }
        """;

    /// <summary>Each unit pays so much of an order, however much that is of it.</summary>
    public static string Payment(long each) => $$"""
        { "name": "Pay", "programId": "PROGRAM", "kind": "payWithUnits",
          "value": { "amountPerStep": {{each}}, "maximumShare": 100 },
          "cost": { "minimum": 1, "maximum": 100000, "step": 1 } }
        """;

    public static async Task<Guid> OfferAsync(this Shop shop, Guid program, string json)
    {
        var id = Guid.Empty;
        var text = json.Replace("PROGRAM", PublicId.Format(PublicId.Program, program), StringComparison.Ordinal);
        await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
        {
            var version = ProgramRows.Find(batch.Session, Shop.Tenant, program)!.Latest;
            using var ofProgram = JsonDocument.Parse(version.Definition);
            using var document = JsonDocument.Parse(text);
            var (definition, faults) = RewardReader.Read(
                document.RootElement, ProgramDefinitionReader.Read(ofProgram.RootElement).Definition);
            Assert.Empty(faults);
            id = RewardWrites.Create(batch, Shop.Tenant, definition!, Encoding.UTF8.GetBytes(text)).Id;
            return new Answer(200, default);
        })
        {
            ChangesPrograms = true,
        });
        return id;
    }

    public static async Task<Guid> EnrolWithAsync(this Shop shop, Guid program, long units)
    {
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, units, "opening", "test"), null));
        return member;
    }

    /// <param name="minutes">For which it is reserved; null: had at once.</param>
    /// <param name="total">Of the order; null: none.</param>
    public static RedeemRewardWork Take(
        Guid member, Guid reward, int? minutes = null, long? units = null, long? total = null) => new(
        Shop.Tenant, member,
        new RedeemReward(
            reward, units, new RewardPlace(null, null),
            total is { } money ? Shop.Order(money, Instant.Beginning) : null,
            minutes is { } span ? new ClockStep(0, 0, span) : null),
        Key());

    public static EndReservationWork End(this Shop shop, Guid member, Guid redemption, RedemptionState state) =>
        new(Shop.Tenant, shop.Redemption(member, redemption), new EndReservation(state), Key());

    public static ReverseRedemptionWork Reverse(
        this Shop shop, Guid member, Guid redemption, long? units = null) =>
        new(Shop.Tenant, shop.Redemption(member, redemption), new ReverseRedemption(units), Key());

    /// <summary>A purchase that is paid partly with a redemption.</summary>
    public static PostPurchaseWork Paid(
        this Shop shop, Guid member, Guid redemption, long total, long paid, string receipt) => new(
        Shop.Tenant, member, receipt,
        Shop.Order(total, shop.Clock.Now) with
        {
            PaidWithUnits = paid, RedemptionId = new MemberOwnedId(redemption, member),
        }, null);

    /// <summary>A return of a purchase that was paid partly with a redemption.</summary>
    public static PostReturnWork PaidBack(
        this Shop shop, Guid member, Guid purchase, Guid redemption, long amount, string receipt)
    {
        var row = shop.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, member, purchase))!;
        return new PostReturnWork(
            Shop.Tenant, row,
            new ReturnRequest("till", receipt, shop.Clock.Now, new ReturnPiece(null, amount)), null,
            shop.Redemption(member, redemption));
    }

    public static StockRecord Stock(this Shop shop, Guid reward) => shop.Readers.Read(session =>
        RewardRows.Stock(session, Shop.Tenant, shop.Clock.Now)[reward]);

    public static Guid IdOf(WorkResult redeemed) => Shop.IdOf(redeemed, PublicId.Redemption);

    private static RequestKey Key() => new($"reward {Interlocked.Increment(ref keys)}", [1]);
}

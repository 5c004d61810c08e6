using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_partner_redeems_within_its_day_then_counters_settlement_and_redemptions_agree(bool inOneBatch)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await FullMemberAsync(shop, program);
        var partner = await PartnerAsync(shop, program, """{ "units": 50 }""");
        await LinkAsync(shop, partner, member);
        var reserved = await RedeemAsync(shop, partner, program, member, 30, isReserved: true);
        Work[] works =
        [
            Redeem(partner, program, member, 20), Redeem(partner, program, member, 1),
            new EndReservationWork(
                Shop.Tenant, reserved, new EndReservation(RedemptionState.Captured, 25), null),
            Redeem(partner, program, member, 6), Redeem(partner, program, member, 5),
            new ReverseRedemptionWork(Shop.Tenant, reserved, new ReverseRedemption(10), null),
            Redeem(partner, program, member, 1),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        const string reached = "partner_limit_reached";
        Assert.Equal(
            [null, reached, null, reached, null, null, reached], results.Select(result => result.Refusal?.Code));
        var part = Assert.Single(Settled(shop, partner));
        Assert.Equal((new SettledUnits(3, 50, 10), 500_000), (part.Units, part.UnitValue));
        Assert.Equal(50 + 3 + 6, shop.Scalar<long>("SELECT units + redemptions + requests FROM partner_days"));
        AssertSound(shop);
    }

    [Theory]
    [InlineData("UPDATE partner_days SET units = units + 1")]
    [InlineData("UPDATE partner_days SET redemptions = redemptions - 1")]
    [InlineData("UPDATE partner_settlements SET captured_units = captured_units + 1")]
    [InlineData("UPDATE partner_settlements SET reversed_units = reversed_units + 1")]
    [InlineData("UPDATE partner_settlements SET redemptions = redemptions + 1")]
    [InlineData("UPDATE partner_settlements SET unit_value = unit_value + 1")]
    [InlineData("UPDATE partner_holds SET state = 2")]
    [InlineData("UPDATE redemptions SET settled_on = settled_on + 1 WHERE settled_on > 0")]
    public async Task What_is_kept_of_partners_days_is_tampered_with_then_the_book_says_so(string sql)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await FullMemberAsync(shop, program);
        var partner = await PartnerAsync(shop, program, """{ "units": 50 }""");
        await LinkAsync(shop, partner, member);
        await RedeemAsync(shop, partner, program, member, 3, isReserved: true);
        await RedeemAsync(shop, partner, program, member, 4, isReserved: false);
        AssertSound(shop);

        Assert.NotEqual(0, await shop.TamperAsync(sql));

        Assert.NotEmpty(shop.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, _ => { })).Findings);
    }

    [Fact]
    public async Task Reservations_have_lapsed_then_their_room_is_given_once_and_they_cannot_be_captured()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await FullMemberAsync(shop, program);
        var partner = await PartnerAsync(shop, program, """{ "units": 50, "redemptions": 2 }""");
        await LinkAsync(shop, partner, member);
        var lapsing = await RedeemAsync(shop, partner, program, member, 20, isReserved: true);
        await RedeemAsync(shop, partner, program, member, 30, isReserved: true);
        Failed(await shop.WriteAsync(Redeem(partner, program, member, 1)), "partner_limit_reached");
        shop.Clock.Now = lapsing.LapsesAt;

        await RedeemAsync(shop, partner, program, member, 50, isReserved: false);
        Failed(await shop.WriteAsync(Redeem(partner, program, member, 1)), "partner_limit_reached");
        Failed(
            await shop.WriteAsync(new EndReservationWork(
                Shop.Tenant, lapsing, new EndReservation(RedemptionState.Captured), null)),
            "redemption_lapsed");

        Assert.Equal(2, shop.Scalar<long>("SELECT COUNT(*) FROM partner_holds WHERE state = 2"));
        AssertSound(shop);
    }

    [Fact]
    public async Task Two_processes_redeem_for_one_partner_then_its_day_is_never_exceeded()
    {
        var (one, other) = (NewShop(), NewShop());
        var program = await one.OpenAsync(Plain);
        var members = new List<Guid>();
        var partner = await PartnerAsync(one, program, """{ "units": 100 }""");
        for (var number = 0; number < 8; number++)
        {
            members.Add(await FullMemberAsync(one, program));
            await LinkAsync(one, partner, members[^1]);
        }

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
        {
            var shop = number % 2 == 0 ? one : other;
            Work work = Redeem(partner, program, members[number % 8], 5);
            return Task.Run(() => shop.WriteAsync(work));
        }));

        Assert.Equal(20, results.Count(result => result.Answer is not null));
        Assert.All(
            results.Where(result => result.Answer is null), result => Failed(result, "partner_limit_reached"));
        Assert.Equal(new SettledUnits(20, 100, 0), Assert.Single(Settled(other, partner)).Units);
        AssertSound(one);
    }

    [Fact]
    public async Task A_member_is_unlinked_then_the_partner_finds_nobody_and_another_tenant_finds_no_partner()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await FullMemberAsync(shop, program);
        var partner = await PartnerAsync(shop, program, """{ "units": 50 }""");
        Failed(await shop.WriteAsync(Redeem(partner, program, member, 1)), "member_not_found");
        await LinkAsync(shop, partner, member);
        await RedeemAsync(shop, partner, program, member, 1, isReserved: false);
        Assert.Null((await shop.WriteAsync(new UnlinkPartnerWork(Shop.Tenant, member, partner))).Refusal);
        Failed(await shop.WriteAsync(Redeem(partner, program, member, 1)), "member_not_found");
        Assert.Empty(shop.Readers.Read(session => PartnerLinkRows.All(session, Shop.Tenant, member)));
        Assert.Null(shop.Readers.Read(session => PartnerRows.Find(session, Shop.Tenant + 1, partner)));
        Assert.Empty(shop.Readers.Read(session => SettlementRows.Between(
            session, Shop.Tenant + 1, partner, DateOnly.MinValue, DateOnly.MaxValue)));
    }

    private static RedeemUnitsWork Redeem(
        Guid partner, Guid program, Guid member, long units, ClockStep? reserveFor = null) => new(
        Shop.Tenant, member, new RedeemUnits(program, units) { ReserveFor = reserveFor }, null, null, partner);

    private static async Task<Redemption> RedeemAsync(
        Shop shop, Guid partner, Guid program, Guid member, long units, bool isReserved)
    {
        var result = await shop.WriteAsync(
            Redeem(partner, program, member, units, isReserved ? ClockStep.Parse("PT1M") : null));
        return shop.Redemption(member, Shop.IdOf(result, PublicId.Redemption));
    }

    private static async Task<Guid> FullMemberAsync(Shop shop, Guid program)
    {
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 1_000, "r", "a"), null));
        return member;
    }

    private static Task<Guid> PartnerAsync(Shop shop, Guid program, string limits)
    {
        // In its zone it is noon, wherever the clock of the test stands.
        var hours = shop.Clock.Now.ToDateTimeOffset().Hour - 12;
        var json = $$"""
            { "name": "A", "timeZone": "{{(hours == 0 ? "Etc/GMT" : $"Etc/GMT{hours:+0;-0}")}}", "currency": "CNY",
              "unitValue": 0.5, "programs": ["prg_{{program:N}}"], "rewards": "all", "dailyLimits": {{limits}} }
            """;
        using var document = JsonDocument.Parse(json);
        var definition = PartnerReader.Read(document.RootElement, static _ => true, static _ => true).Definition!;
        return shop.DoAsync(
            batch => PartnerWrites.Create(batch, Shop.Tenant, definition, Encoding.UTF8.GetBytes(json)).Id);
    }

    private static async Task LinkAsync(Shop shop, Guid partner, Guid member)
    {
        var code = LinkCode.Generate();
        await shop.WriteAsync(new IssueLinkCodeWork(Shop.Tenant, member, partner, code, null));
        var issued = shop.Readers.Read(session => PartnerLinkRows.FindCode(
            session, Shop.Tenant, LinkCode.IdOf(Shop.Tenant, code)))!;
        Assert.Null((await shop.WriteAsync(
            new AcceptLinkCodeWork(Shop.Tenant, partner, issued, null, null))).Refusal);
    }

    private static IReadOnlyList<SettlementPart> Settled(Shop shop, Guid partner) => shop.Readers.Read(
        session => SettlementRows.Between(session, Shop.Tenant, partner, DateOnly.MinValue, DateOnly.MaxValue));
}

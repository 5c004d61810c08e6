using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task An_id_is_asked_for_with_another_member_then_nothing_is_found()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var purchase = Shop.IdOf(await shop.WriteAsync(shop.Purchase(member, "1")), PublicId.Purchase);
        var row = shop.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, member, purchase))!;
        var back = new ReturnRequest("till", "r", shop.Clock.Now, new ReturnPiece(null, 300));
        var returned = await shop.WriteAsync(new PostReturnWork(Shop.Tenant, row, back, null));
        var spent = await shop.WriteAsync(
            new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 1), new("spend", [1])));
        var redemption = Shop.IdOf(spent, PublicId.Redemption);

        shop.Readers.Read(session =>
        {
            Assert.Equal((purchase, member), (row.Id, row.MemberId));
            Assert.Null(PurchaseRow.Find(session, Shop.Tenant, other, purchase));
            Assert.Equal(
                returned.Answer!.Body.ToArray(),
                Assert.Single(ReturnRow.Answers(session, Shop.Tenant, member, purchase)));
            Assert.Empty(ReturnRow.Answers(session, Shop.Tenant, other, purchase));
            Assert.Equal(member, RedemptionRow.Find(session, Shop.Tenant, member, redemption)!.MemberId);
            Assert.Null(RedemptionRow.Find(session, Shop.Tenant, other, redemption));
            return true;
        });
    }
}

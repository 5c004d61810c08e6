using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string Club = """
        { "name": "Club", "type": "vip", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
          "membership": {
            "plans": [
              { "id": "monthly", "name": "Monthly", "interval": "P1M", "initialFee": 1000, "renewalFee": 900,
                "unitsPerPeriod": 50, "benefits": { "perks": ["Lounge"] } },
              { "id": "yearly", "name": "Yearly", "interval": "P1Y", "initialFee": 36500, "renewalFee": 30000,
                "trial": "P14D", "unitsPerPeriod": 500, "benefits": { "freeShipping": true } } ],
            "pastDue": "P3D", "grace": "P7D", "refundWithin": "P14D" } }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payment_is_sent_many_times_then_it_is_recorded_once_and_answered_alike(bool inOneBatch)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Club);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        Work[] works =
        [
            Join(program, member, "pay-1"), Join(program, member, "pay-1"), Join(program, member, "pay-1", "yearly"),
            Join(program, other, "pay-1"), Join(program, other, "PAY-1"),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, null, "payment_conflict", "payment_conflict", null],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal([false, true], results[..2].Select(result => result.Answer!.Replayed));
        Assert.Equal(results[0].Answer!.Body.ToArray(), results[1].Answer!.Body.ToArray());
        Assert.Equal((201, results[0].Answer!.Location), (results[1].Answer!.Status, results[1].Answer!.Location));
        Assert.Equal((2, 2), (shop.Count("vip_memberships"), shop.Count("vip_payments")));
        Assert.Equal((50, 50), (shop.Available(member), shop.Available(other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_membership_is_paid_and_refunded_then_rows_and_units_follow(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Club));
        var joined = await shop.WriteAsync(Join(shop.Account(member).ProgramId, member, "pay-1"));
        var id = new MemberOwnedId(Shop.IdOf(joined, PublicId.Membership), member);
        Work Pay(string reference) => new ChangeMembershipWork(
            Shop.Tenant, id, new RenewMembership(new Payment(reference, 900, "CNY")), null);
        Work Change(MembershipCommand command) => new ChangeMembershipWork(Shop.Tenant, id, command, null);
        Work[] works =
        [
            Pay("pay-2"), Pay("pay-3"), Pay("pay-2"), Change(new RefundMembership("Paid twice")),
            Change(new CancelMembership(true)), Pay("pay-4"),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [null, null, null, null, null, "membership_cancelled"], results.Select(result => result.Refusal?.Code));
        Assert.Equal([201, 201, 201, 200, 200], results[..5].Select(result => result.Answer!.Status));
        Assert.True(results[2].Answer!.Replayed);
        var payments = shop.Readers.Read(session => PaymentRow.All(session, Shop.Tenant, member, id.Id));
        Assert.Equal(
            ["1 Initial 1000 50", "2 Renewal 900 50", "3 Renewal 900 50", "4 Refund 900 50"],
            payments.Select(paid => $"{paid.Number} {paid.Kind} {paid.Amount} {paid.Units}"));
        Assert.Equal(("Paid twice", "pay-3"), (payments[3].Reason, payments[2].Reference));
        var row = shop.Readers.Read(session => MembershipRow.Find(session, Shop.Tenant, member, id.Id))!;
        var standing = shop.Account(member).Standing.Membership!;
        Assert.Equal(standing with { Paid = row.Membership.Paid }, row.Membership);
        Assert.Equal((payments[1].To, payments[1].To), (row.Membership.PaidUntil, row.Membership.EndsAt));
        Assert.Equal(100, shop.Available(member));
        Assert.Null(shop.Verify(member));
    }

    [Fact]
    public async Task A_membership_is_over_then_a_newer_one_takes_its_place_and_the_old_one_stays_known()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Club);
        var member = await shop.EnrolAsync(program);
        var trial = Shop.IdOf(await shop.WriteAsync(Join(program, member, null, "yearly")), PublicId.Membership);
        Work On(Guid id, MembershipCommand command) => new ChangeMembershipWork(
            Shop.Tenant, new MemberOwnedId(id, member), command, null);
        Failed(await shop.WriteAsync(Join(program, member, "pay-1")), "already_member");
        await shop.WriteAsync(On(trial, new CancelMembership(false)));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(1));

        Failed(await shop.WriteAsync(Join(program, member, null, "yearly")), "payment_required");
        var second = Shop.IdOf(await shop.WriteAsync(Join(program, member, "pay-1")), PublicId.Membership);

        Failed(await shop.WriteAsync(On(trial, new CancelMembership(false))), "membership_expired");
        Failed(await shop.WriteAsync(On(program, new CancelMembership(false))), "membership_not_found");
        Assert.Equal(second, shop.Account(member).Standing.Membership!.MembershipId);
        var old = shop.Readers.Read(session => MembershipRow.Find(session, Shop.Tenant, member, trial))!;
        Assert.Equal(("yearly", old.Membership.CancelledAt), (old.Membership.PlanId, old.Membership.EndsAt));
        Assert.Null(shop.Readers.Read(session => MembershipRow.Find(session, Shop.Tenant + 1, member, trial)));
        Assert.Empty(shop.Readers.Read(session => PaymentRow.All(session, Shop.Tenant, member, trial)));
    }

    private static JoinMembershipWork Join(
        Guid program, Guid member, string? reference, string plan = "monthly", RequestKey? key = null) => new(
        Shop.Tenant, member,
        new JoinMembership(program, plan, reference is null ? null : new Payment(reference, 1000, "CNY")), key);
}

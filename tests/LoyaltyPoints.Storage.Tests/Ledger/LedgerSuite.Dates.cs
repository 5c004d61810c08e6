using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string Birthdays = """
        { "name": "Birthdays", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ],
            "activities": [
              { "id": "day", "activity": "member.birthday", "earn": { "kind": "fixed", "units": 40 } } ] } }
        """;

    private const string SpendAndBalance = """
        { "name": "Both", "type": "tiered", "currency": "CNY", "timeZone": "Asia/Shanghai",
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "spend", "per": 100, "units": 1 } } ] },
          "maturity": { "kind": "afterDays", "days": 10 },
          "tiers": { "window": { "rolling": "P45D" }, "validity": { "kind": "period", "period": "P12M" }, "levels": [
            { "id": "t1", "name": "t1", "reach": { "spend": 1000, "balance": 10 } } ] } }
        """;

    [Fact]
    public async Task A_member_joins_the_first_program_that_asks_for_the_birthday_then_it_is_not_forgotten()
    {
        var shop = NewShop();
        var plain = await shop.OpenAsync(Plain);
        var asking = await shop.DoAsync(batch =>
            Shop.Publish(batch, Birthdays, batch.Now.Plus(-TimeSpan.FromDays(365))));
        var member = await shop.DoAsync(batch =>
        {
            var id = batch.Ids.Next();
            Assert.Null(MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
            {
                Id = id, Birthday = new DateOnly(1990, 3, 1), CreatedAt = batch.Now, UpdatedAt = batch.Now,
                Accounts = [AccountOf(id, plain, batch.Now)],
            }));
            return id;
        });
        var joined = await shop.WriteAsync(new FunctionWork(
            Shop.Tenant, null,
            batch => MemberWrites.Enroll(batch, AccountOf(member, asking, batch.Now)) is { } refusal
                ? refusal : new Answer(201, default),
            member));
        Assert.Null(joined.Refusal);

        var birthday = Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal(birthday, shop.State(member).Account(asking)!.DueAt);
        shop.Clock.Now = birthday;
        Assert.Equal(40, shop.Balances(member, birthday)!.Single(view => view.Account.ProgramId == asking)
            .Balance.Available);
    }

    [Fact]
    public async Task A_tier_was_reached_long_ago_as_units_matured_then_it_is_seen_by_the_days_of_then()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(SpendAndBalance);
        var member = await shop.EnrolAsync(program);
        await shop.WriteAsync(shop.Purchase(member, "1"));
        shop.Clock.Now = shop.Clock.Now.Plus(TimeSpan.FromDays(100));

        var context = shop.Readers.Read(session => new MemberReader(new CatalogCache())
            .Find(session, Shop.Tenant, member, shop.Clock.Now, shop.Clock.Now))!;
        var tier = AccountTier.At(context.Member.Account(program)!, context.Program(program)!, context)!;

        Assert.Equal("t1", tier.Current?.Id);
        Assert.Equal(new DateTimeOffset(2026, 1, 25, 0, 0, 0, TimeSpan.FromHours(8)), tier.Since.ToDateTimeOffset());
    }

    private static Account AccountOf(Guid member, Guid program, Instant enrolledAt) => new()
    {
        TenantId = Shop.Tenant, MemberId = member, ProgramId = program, EnrolledAt = enrolledAt,
    };
}

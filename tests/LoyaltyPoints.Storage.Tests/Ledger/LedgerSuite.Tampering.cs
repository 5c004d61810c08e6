using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Theory]
    [InlineData("sequence = 99")]
    [InlineData("sequence = 1")]
    [InlineData("kind = 5")]
    [InlineData("reference_id = entry_id")]
    [InlineData("from_bucket = 3")]
    [InlineData("to_bucket = 3")]
    [InlineData("units = units + 1")]
    [InlineData("matures_at = matures_at + 1")]
    [InlineData("expires_at = expires_at - 1")]
    [InlineData("recorded_at = recorded_at + 1")]
    [InlineData("hash = @hash")]
    public async Task A_stored_entry_is_changed_then_verification_names_it(string change)
    {
        var (shop, member, entries) = await BookAsync();

        await shop.TamperAsync(
            $"UPDATE ledger_entries SET {change} WHERE entry_id = @id",
            ("id", engine.Id(entries[2].Id)), ("hash", entries[1].Hash));

        Assert.Equal(entries[2].Id, shop.Verify(member)?.EntryId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(1)]
    public async Task A_stored_entry_names_another_before_it_then_verification_ends_and_finds_it(int named)
    {
        var (shop, member, entries) = await BookAsync();

        await shop.TamperAsync(
            "UPDATE ledger_entries SET previous_id = @named WHERE entry_id = @id",
            ("named", engine.Id(entries[named].Id)), ("id", engine.Id(entries[named == 1 ? 3 : 2].Id)));

        Assert.Equal(entries[named == 1 ? 3 : 2].Id, shop.Verify(member)?.EntryId);
    }

    [Fact]
    public async Task A_stored_entry_is_gone_then_the_one_that_names_it_is_named()
    {
        var (shop, member, entries) = await BookAsync();

        await shop.TamperAsync("DELETE FROM ledger_entries WHERE entry_id = @id", ("id", engine.Id(entries[2].Id)));

        var finding = shop.Verify(member)!;
        Assert.Equal((4, entries[3].Id), (finding.Sequence, finding.EntryId));
        Assert.Contains("not there", finding.Detail);
    }

    [Fact]
    public async Task The_last_stored_entry_is_gone_then_it_is_found()
    {
        var (shop, member, entries) = await BookAsync();

        await shop.TamperAsync("DELETE FROM ledger_entries WHERE entry_id = @id", ("id", engine.Id(entries[^1].Id)));

        Assert.NotNull(shop.Verify(member));
    }

    [Theory]
    [InlineData("entry_count = entry_count + 1")]
    [InlineData("entry_count = entry_count - 1")]
    [InlineData("head_id = member_id")]
    [InlineData("head_hash = @hash")]
    [InlineData("lifetime_earned = lifetime_earned + 1")]
    public async Task A_stored_account_is_changed_then_it_is_found(string change)
    {
        var (shop, member, entries) = await BookAsync();

        await shop.TamperAsync($"UPDATE accounts SET {change}", ("hash", entries[0].Hash));

        Assert.NotNull(shop.Verify(member));
    }

    [Fact]
    public async Task Stored_lots_are_changed_then_it_is_found()
    {
        var (shop, member, _) = await BookAsync();
        var lot = Assert.Single(shop.Account(member).Lots);

        foreach (Lot[] lots in (Lot[][])[[], [lot, lot], [lot with { Available = lot.Available + 1 }]])
        {
            await shop.TamperAsync("UPDATE accounts SET lots = @lots", ("lots", LotsCodec.Encode(lots)));
            Assert.Equal(0, shop.Verify(member)?.Sequence);
        }
    }

    private async Task<(Shop Shop, Guid Member, List<LedgerEntry> Entries)> BookAsync()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        for (var number = 1; number <= 4; number++) await shop.WriteAsync(shop.Purchase(member, $"{number}"));
        await shop.WriteAsync(new RedeemUnitsWork(Shop.Tenant, member, new RedeemUnits(program, 15), null));
        Assert.Null(shop.Verify(member));
        return (shop, member, shop.Entries(member));
    }
}

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task A_newer_build_adds_a_column_under_load_then_old_and_new_instances_run_side_by_side()
    {
        var (oldShop, otherShop) = (NewShop(), NewShop());
        var program = await oldShop.OpenAsync(Plain);
        var members = new List<Guid>();
        for (var number = 0; number < 20; number++) members.Add(await oldShop.EnrolAsync(program));
        using var done = new CancellationTokenSource();
        var (before, after) = (0, 0);
        var load = new[] { oldShop, otherShop }.Select((shop, at) => PostAsync(shop, at)).ToArray();

        await UntilAsync(() => Volatile.Read(ref before) >= 200);
        foreach (var table in (string[])["purchases", "accounts", "members"])
            await oldShop.TamperAsync($"ALTER TABLE {table} ADD {AddedColumn(oldShop)}");
        await oldShop.TamperAsync(
            "INSERT INTO schema_migrations (name, checksum, applied_at) VALUES ('9999_note', 'newer', 0)");
        // One that starts now finds a schema that is ahead of it; its purchase is the first one after.
        Volatile.Write(ref after, 1);
        var newShop = NewShop();
        var started = await newShop.WriteAsync(newShop.Purchase(members[0], "started"));
        await UntilAsync(() => Volatile.Read(ref after) >= 200);
        await done.CancelAsync();
        await Task.WhenAll(load);

        Assert.Equal(201, started.Answer!.Status);
        Assert.Equal(before + after, oldShop.Count("purchases"));
        Assert.Equal((before + after) * 10L, members.Sum(oldShop.Available));
        Assert.All(members, member => Assert.Null(newShop.Verify(member)));

        async Task PostAsync(Shop shop, int instance)
        {
            for (var number = 0; !done.IsCancellationRequested; number++)
            {
                var works = members.Select((member, at) => shop.Purchase(member, $"{instance}-{number}-{at}"));
                Assert.All(
                    await Task.WhenAll(works.Select(shop.WriteAsync)),
                    result => Assert.Equal(201, result.Answer!.Status));
                Interlocked.Add(ref Volatile.Read(ref after) == 0 ? ref before : ref after, members.Count);
            }
        }
    }

    private static string AddedColumn(Shop shop) => shop.DialectName switch
    {
        "sqlserver" => "note nvarchar(10) NULL",
        _ => "COLUMN note text",
    };

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Shop.Patience);
        while (!condition()) await Task.Delay(5, patience.Token);
    }
}

using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task An_act_has_several_writes_then_each_transaction_records_it_once_with_what_it_wrote()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        Work Adjustment(string? key, long units = 5) => new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, units, "r", "a"),
            key is null ? null : new RequestKey(key, [1]));

        await shop.WriteAsync(Adjustment(null));
        Act.Begin(NewAct("one", program));
        await shop.InOneBatchAsync(Adjustment("a"), Adjustment("b"), Adjustment("a"), Adjustment(null, -1_000_000));
        Act.End();

        // The work that held the writer is the act's too. A replay and a refusal are nothing that was done.
        var rows = Acts(shop);
        Assert.All(rows, row => Assert.Equal(("one", "key", "k1"), (row.RequestId, row.Actor.Type, row.Actor.Id)));
        Assert.Equal(3, rows.Sum(row => row.Writes));
        Assert.InRange(rows.Count, 2, 3);
        Assert.Equal(PublicId.Format(PublicId.Program, program), rows[0].Target);
    }

    [Fact]
    public async Task A_transaction_fails_then_what_it_recorded_of_an_act_goes_with_it()
    {
        var dialect = Faulty();
        var shop = NewShop(dialect);
        var program = await shop.OpenAsync(Plain);
        var member = await shop.EnrolAsync(program);
        var work = new FunctionWork(Shop.Tenant, null, _ => throw new InvalidOperationException("Not this one."));

        Act.Begin(NewAct("broken", program));
        await Assert.ThrowsAsync<InvalidOperationException>(() => shop.WriteAsync(work));
        var next = dialect.Begins + 1;
        dialect.OnBegin = number => Throw(number == next);
        await shop.WriteAsync(new PostAdjustmentWork(
            Shop.Tenant, member, new PostAdjustment(program, 5, "r", "a"), new RequestKey("k", [1])));
        Act.End();

        Assert.Equal(1, Assert.Single(Acts(shop)).Writes);
    }

    [Fact]
    public async Task The_audit_log_is_asked_then_it_answers_newest_first_by_actor_target_and_time()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        foreach (var (actor, target) in ((string, string)[])[("k1", "a"), ("k2", "a"), ("k1", "b")])
        {
            Act.Begin(new Act(
                Shop.Tenant, new Actor(Actor.Key, actor, "Till"), "::1", "POST", "/v1/x", target, $"{actor}{target}"));
            await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, _ => new Answer(204, default)));
        }

        Act.End();
        await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, _ => new Answer(204, default)));

        Assert.Equal("k1b k2a k1a", Of(null, null));
        Assert.Equal("k1b k1a", Of("k1", null));
        Assert.Equal("k2a k1a", Of(null, "a"));
        Assert.Equal("k1a", Of("k1", "a"));
        Assert.Equal("", Of("k3", null));
        var all = Acts(shop);
        Assert.Equal(["k2a"], Page(new AuditFilter(null, null, null, null, all[0].Id), 1));
        Assert.Empty(Page(new AuditFilter(all[0].RecordedAt.Plus(Minute), null, null, null, null), 9));
        Assert.Empty(Page(new AuditFilter(null, all[^1].RecordedAt, null, null, null), 9));
        Assert.Empty(shop.Readers.Read(session => AuditRows.Page(
            session, Shop.Tenant + 1, new AuditFilter(null, null, null, null, null), 9)));

        string Of(string? actor, string? target) =>
            string.Join(' ', Page(new AuditFilter(null, null, actor, target, null), 9));

        IEnumerable<string> Page(AuditFilter filter, int limit) => shop.Readers.Read(session =>
            AuditRows.Page(session, Shop.Tenant, filter, limit)).Select(row => row.RequestId);
    }

    [Fact]
    public async Task A_key_is_used_and_ends_then_its_row_says_so_and_an_end_never_moves_away()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var key = new ApiKeyRecord(
            "key1", Shop.Tenant, "Till", new byte[32], Scopes.Pos, true, shop.Clock.Now, null)
        {
            Addresses = "10.0.0.0/8 ::1",
        };
        var (early, late) = (shop.Clock.Now, shop.Clock.Now.Plus(Minute));

        await shop.DoAsync(batch =>
        {
            TenantRows.CreateKey(batch, key);
            KeyRows.NoteUse(batch, Shop.Tenant, "key1", late);
            KeyRows.NoteUse(batch, Shop.Tenant, "key1", early);
            return true;
        });
        var (wrong, once, again, shorter) = await shop.DoAsync(batch => (
            KeyRows.EndAfter(batch, Shop.Tenant + 1, "key1", Minute),
            KeyRows.EndAfter(batch, Shop.Tenant, "key1", 2 * Minute),
            KeyRows.EndAfter(batch, Shop.Tenant, "key1", 9 * Minute),
            KeyRows.EndAfter(batch, Shop.Tenant, "key1", Minute)));
        shop.Clock.Now = shop.Clock.Now.Plus(Minute);
        var ended = await shop.DoAsync(batch => KeyRows.EndAfter(batch, Shop.Tenant, "key1", Minute));

        Assert.Equal((false, true, true, true, false), (wrong, once, again, shorter, ended));
        var row = shop.Readers.Read(session => TenantRows.FindKey(session, "key1"))!;
        Assert.Equal((late, "10.0.0.0/8 ::1"), (row.LastUsedAt, row.Addresses));
        Assert.Equal(shop.Clock.Now, row.ExpiresAt);
    }

    private static Act NewAct(string requestId, Guid program) => new(
        Shop.Tenant, new Actor(Actor.Key, "k1", "Back office"), "127.0.0.1", "POST", "/v1/adjustments",
        PublicId.Format(PublicId.Program, program), requestId);

    private static IReadOnlyList<AuditEntry> Acts(Shop shop) => shop.Readers.Read(session => AuditRows.Page(
        session, Shop.Tenant, new AuditFilter(null, null, null, null, null), 99));
}

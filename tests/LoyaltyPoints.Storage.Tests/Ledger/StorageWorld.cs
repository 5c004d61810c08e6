using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Adjustments;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Standings;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Worlds;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>
/// Drives the writers of two processes over one database, now this one and now that, or both at once with the same; and
/// a sweep goes on beside a write now and then.
/// </summary>
internal sealed class StorageWorld(
    Shop one, Shop other, WorldMember who, IReadOnlyList<CompiledProgram> programs, int seed) : IWorld
{
    private static readonly Instant LongAfter = Instant.From(new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly Random random = new(seed);
    private readonly MemberReader reader = new(new CatalogCache());
    private readonly List<WorldSale> sales = [];
    private readonly List<Redemption> redemptions = [];
    private int written;

    public IReadOnlyList<CompiledProgram> Programs => programs;

    public IReadOnlyList<WorldSale> Sales => sales;

    public IReadOnlyList<Redemption> Redemptions => redemptions;

    public DecisionContext At(Instant asOf) =>
        one.Readers.Read(session => reader.Find(session, Shop.Tenant, who.Id, asOf, asOf))!;

    public IReadOnlyCollection<Account> Accounts() => one.State(who.Id).Accounts;

    public IReadOnlyList<LedgerEntry> Entries(Guid program) =>
        one.State(who.Id).Account(program) is not { } account ? []
            : one.Readers.Read(session => LedgerReader.Walk(session, account).Reverse().ToList());

    public IEnumerable<KeyValuePair<DateOnly, Totals>> Days(Guid program) =>
        new StoredRows(one).Days().Where(row => row.Program == program).Select(row => row.Day);

    public IReadOnlyList<TierChange> TierChanges(Guid program) =>
    [
        .. one.Readers.Read(session => TierChangeRows.Latest(
            session, Shop.Tenant, who.Id, program, LongAfter, limit: 1000)).Reverse(),
    ];

    public long Used(Guid program, CapKey key) => one.Readers.Read(session =>
        reader.Find(session, Shop.Tenant, who.Id, one.Clock.Now, one.Clock.Now, (_, _) => [(program, key)])!
            .Member.CapUsageOf(program, [key])[key]);

    public async Task SweepAsync()
    {
        var sweeper = new Sweeper(other.Writer, other.Readers, new TenantTime(other.Clock, other.Readers));
        await sweeper.SweepAsync(new TenantRecord(Shop.Tenant, "Shop", true), () => Task.FromResult(true));
    }

    public async Task<string> DoAsync(WorldStep step)
    {
        var key = new RequestKey($"{++written}", [1]);
        return step switch
        {
            BuyGoods buy => await WriteAsync(
                () => new PostPurchaseWork(Shop.Tenant, who.Id, buy.Number, buy.Order, null), Bought),
            BringBack back => await DoAsync(back),
            SpendUnits spend => await WriteAsync(
                () => new RedeemUnitsWork(Shop.Tenant, who.Id, new RedeemUnits(spend.Program, spend.Units), key),
                result =>
                {
                    redemptions.Add(Redemption(Shop.IdOf(result, PublicId.Redemption)));
                    return WorldAnswer.Of(result.Answer!.Body.Span);
                }),
            UndoSpending undo => await DoAsync(undo, key),
            AdjustUnits adjust => await WriteAsync(
                () => new PostAdjustmentWork(
                    Shop.Tenant, who.Id, new PostAdjustment(adjust.Program, adjust.Units, "test", "test"), key), Tell),
            // As in the world without sweeps: when these expired is when that was written down.
            GiveExpiredBack back when Program(back.Program).Definition.Expiry is ExpiryAfterInactivity => "",
            GiveExpiredBack back => await WriteAsync(
                () => new ReinstateUnitsWork(
                    Shop.Tenant, who.Id, new ReinstateUnits(back.Program, back.Units, "test", "test"), key), Tell),
            DoActivity done => await WriteAsync(
                () => new PostActivityWork(Shop.Tenant, who.Id, "app", done.Number, done.Activity, null), Results),
            Enrol enrol => await DoAsync(enrol),
            Join join => await WriteAsync(
                () => new JoinMembershipWork(
                    Shop.Tenant, who.Id, new JoinMembership(join.Program, join.PlanId, join.Payment), key), Tell),
            ChangeMembership change => await DoAsync(change, key),
            _ => throw new InvalidOperationException($"No step for a world: {step}"),
        };
    }

    private async Task<string> DoAsync(BringBack back)
    {
        var sale = sales[back.Sale];
        var row = one.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, who.Id, sale.Purchase.Id))!;
        var request = new ReturnRequest("till", back.Number, back.OccurredAt, back.Piece);
        return await WriteAsync(() => new PostReturnWork(Shop.Tenant, row, request, null), result =>
        {
            var answer = JsonSerializer.Deserialize(result.Answer!.Body.Span, StorageJson.Default.ReturnAnswer)!;
            sale.Returns.Add((answer.Id.Id, answer.Results));
            sales[back.Sale] = sale with { Progress = new StoredRows(one).ProgressOf(sale.Purchase.Id) };
            return Results(result);
        });
    }

    private Task<string> DoAsync(UndoSpending undo, RequestKey key)
    {
        var id = redemptions[undo.Redemption].Id;
        return WriteAsync(
            () => new ReverseRedemptionWork(
                Shop.Tenant, Redemption(id), new ReverseRedemption(undo.Units), key),
            result =>
            {
                redemptions[undo.Redemption] = Redemption(id);
                return WorldAnswer.Of(result.Answer!.Body.Span);
            });
    }

    private async Task<string> DoAsync(Enrol enrol)
    {
        var account = new Account
        {
            TenantId = Shop.Tenant, MemberId = who.Id, ProgramId = enrol.Program, EnrolledAt = enrol.EnrolledAt,
        };
        var result = await one.WriteAsync(new FunctionWork(
            Shop.Tenant, null,
            batch => MemberWrites.Enroll(batch, account) is { } refusal ? refusal : new Answer(201, default), who.Id));
        Assert.Null(result.Refusal);
        var context = At(one.Clock.Now);
        return $"{context.BalanceOf(context.Member.Account(enrol.Program)!)}";
    }

    private async Task<string> DoAsync(ChangeMembership change, RequestKey key)
    {
        var account = one.State(who.Id).Account(change.Program);
        if (account is null) return "not_enrolled";
        if (account.Standing.Membership is not { } membership) return "membership_not_found";
        var id = new MemberOwnedId(membership.MembershipId, who.Id);
        return await WriteAsync(() => new ChangeMembershipWork(Shop.Tenant, id, change.Command, key), Tell);
    }

    private string Bought(WorkResult result)
    {
        var id = Shop.IdOf(result, PublicId.Purchase);
        var purchase = one.Readers.Read(session => PurchaseRow.Find(session, Shop.Tenant, who.Id, id))!.Purchase();
        sales.Add(new WorldSale(purchase, ReturnProgress.Before(purchase)));
        return Results(result);
    }

    private static string Results(WorkResult result) => Shop.Json(result).GetProperty("results").GetRawText();

    private static string Tell(WorkResult result) => WorldAnswer.Of(result.Answer!.Body.Span);

    private Redemption Redemption(Guid id) =>
        one.Readers.Read(session => RedemptionRow.Find(session, Shop.Tenant, who.Id, id))!;

    private CompiledProgram Program(Guid id) => programs.Single(program => program.ProgramId == id);

    private async Task<string> WriteAsync(Func<Work> work, Func<WorkResult, string> keep)
    {
        var shop = random.Next(2) == 0 ? one : other;
        var sweep = random.Next(3) == 0
            ? other.WriteAsync(new SettleMemberWork(Shop.Tenant, who.Id)) : Task.CompletedTask;
        var results = random.Next(3) == 0
            ? await Task.WhenAll(one.WriteAsync(work()), other.WriteAsync(work())) : [await shop.WriteAsync(work())];
        await sweep;
        if (results[0].Refusal is { } refusal)
        {
            Assert.All(results, result => Assert.Equal(refusal.Code, result.Refusal?.Code));
            return refusal.Code;
        }

        Assert.Single(results, result => !result.Answer!.Replayed);
        Assert.All(results, result => Assert.Equal(results[0].Answer!.Body.ToArray(), result.Answer!.Body.ToArray()));
        return keep(results[0]);
    }
}

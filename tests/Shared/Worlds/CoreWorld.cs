using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using Xunit;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>Drives the pure deciders, and keeps what they decide in memory.</summary>
internal sealed class CoreWorld : IWorld
{
    private readonly ManualClock clock;
    private readonly IdGenerator generator = new();
    private readonly ProgramCatalog catalog;
    private readonly MemberState member;
    private readonly Dictionary<Guid, List<LedgerEntry>> entries = [];
    private readonly Dictionary<Guid, List<TierChange>> tierChanges = [];
    private readonly List<WorldSale> sales = [];
    private readonly List<Redemption> redemptions = [];

    public CoreWorld(IReadOnlyList<CompiledProgram> programs, ManualClock clock, WorldMember who)
    {
        (Programs, this.clock) = (programs, clock);
        member = new MemberState(1, who.Id) { Birthday = who.Birthday };
        catalog = new ProgramCatalog(programs.Select(program =>
            new ProgramVersions(program.ProgramId, [new PublishedVersion(Instant.Beginning, program)])));
    }

    public IReadOnlyList<CompiledProgram> Programs { get; }

    public IReadOnlyList<WorldSale> Sales => sales;

    public IReadOnlyList<Redemption> Redemptions => redemptions;

    public DecisionContext At(Instant asOf)
    {
        var context = new DecisionContext(Copy(), catalog, asOf, generator.At(clock.Now));
        Occasions.Bring(context);
        return context;
    }

    public IReadOnlyCollection<Account> Accounts() => member.Accounts;

    public IReadOnlyList<LedgerEntry> Entries(Guid program) => entries.GetValueOrDefault(program, []);

    public IEnumerable<KeyValuePair<DateOnly, Totals>> Days(Guid program) => member.Days(program).Days;

    public IReadOnlyList<TierChange> TierChanges(Guid program) => tierChanges.GetValueOrDefault(program, []);

    public long Used(Guid program, CapKey key) => member.CapUsageOf(program, [key])[key];

    // As a batch does: what dates have brought comes before any decision.
    private DecisionContext Context
    {
        get
        {
            var context = new DecisionContext(member, catalog, clock.Now, generator.At(clock.Now));
            foreach (var change in Occasions.Bring(context)) Keep(change);
            return context;
        }
    }

    public Task SweepAsync()
    {
        Apply(SettleMember.Decide(Context));
        return Task.CompletedTask;
    }

    public Task<string> DoAsync(WorldStep step) => Task.FromResult(step switch
    {
        BuyGoods buy => Keep(new PostPurchase(buy.Order).Decide(NextId(), Context), Keep),
        BringBack back => Do(back),
        SpendUnits spend => Keep(
            new RedeemUnits(spend.Program, spend.Units).Decide(NextId(), Context),
            redemption =>
            {
                redemptions.Add(redemption);
                return Tell(redemption);
            }),
        UndoSpending undo => Do(undo),
        AdjustUnits adjust => Keep(
            new PostAdjustment(adjust.Program, adjust.Units, "test", "test").Decide(NextId(), Context),
            Tell),
        GiveExpiredBack back => Do(back),
        DoActivity done => Keep(
            new PostActivity(done.Activity).Decide(NextId(), Context),
            activity => Tell(activity.Results, CoreJson.Default.IReadOnlyListActivityResult)),
        Enrol enrol => Do(enrol),
        Join join => Keep(new JoinMembership(join.Program, join.PlanId, join.Payment).Decide(NextId(), Context), Tell),
        ChangeMembership change => Keep(
            change.Command.Decide(
                member.Account(change.Program)?.Standing.Membership?.MembershipId ?? Guid.Empty, change.Program,
                Context),
            Tell),
        _ => throw new InvalidOperationException($"No step for a world: {step}"),
    });

    private string Keep(Purchase purchase)
    {
        sales.Add(new WorldSale(purchase, ReturnProgress.Before(purchase)));
        return Tell(purchase.Results, CoreJson.Default.IReadOnlyListPurchaseResult);
    }

    private string Do(BringBack back)
    {
        var sale = sales[back.Sale];
        var decision = new PostReturn(sale.Purchase, back.Piece, back.OccurredAt)
            .Decide(NextId(), sale.Progress, Context);
        return Keep(decision, returned =>
        {
            sales[back.Sale] = sale with { Progress = returned.Progress };
            sale.Returns.Add((returned.Id, returned.Results));
            return Tell(returned.Results, CoreJson.Default.IReadOnlyListReturnResult);
        });
    }

    private string Do(UndoSpending undo)
    {
        var before = redemptions[undo.Redemption];
        return Keep(new ReverseRedemption(undo.Units).Decide(NextId(), before, Context), after =>
        {
            redemptions[undo.Redemption] = after;
            return Tell(after);
        });
    }

    private string Do(GiveExpiredBack back)
    {
        // When units that lapse for want of activity expired is when that was written down, by a sweep or later.
        if (catalog.Find(back.Program)!.At(clock.Now)!.Definition.Expiry is ExpiryAfterInactivity) return "";
        var command = new ReinstateUnits(back.Program, back.Units, "test", "test");
        var since = command.ExpiredSince(Context);
        return Keep(
            command.Decide(NextId(), Context, Entries(back.Program).Where(entry => entry.RecordedAt >= since)),
            Tell);
    }

    private string Do(Enrol enrol)
    {
        if (member.Account(enrol.Program) is not null) return "enrolled";
        member.Put(new Account
        {
            TenantId = 1, MemberId = member.MemberId, ProgramId = enrol.Program, EnrolledAt = enrol.EnrolledAt,
        });
        if (new EnrolMember(enrol.Program, enrol.EnrolledAt).Decide(NextId(), Context) is { } change) Apply([change]);
        return $"{Context.BalanceOf(member.Account(enrol.Program)!)}";
    }

    private static string Tell<T>(T results, JsonTypeInfo<T> type) => JsonSerializer.Serialize(results, type);

    private string Tell(Redemption redemption) => WorldAnswer.Of(JsonSerializer.SerializeToUtf8Bytes(
        RedemptionAnswer.Of(
            redemption, member.Account(redemption.ProgramId)!.BalanceAt(clock.Now), clock.Now),
        CoreJson.Default.RedemptionAnswer));

    private static string Tell(Adjustment adjustment) => WorldAnswer.Of(
        JsonSerializer.SerializeToUtf8Bytes(adjustment, CoreJson.Default.Adjustment));

    private static string Tell(MembershipChange change) => WorldAnswer.Of(
        JsonSerializer.SerializeToUtf8Bytes(MembershipAnswer.Of(change), CoreJson.Default.MembershipAnswer));

    private string Keep<T>(Decision<T> decision, Func<T, string> keep)
        where T : class
    {
        Assert.True(decision.Value is null != decision.Refusal is null);
        if (decision.Refusal is { } refusal)
        {
            Assert.Empty(decision.Changes);
            return refusal.Code;
        }

        Apply(decision.Changes);
        return keep(decision.Value!);
    }

    private void Apply(IReadOnlyList<AccountChange> changes)
    {
        var context = Context;
        foreach (var decided in changes)
        {
            var change = decided.Complete(context);
            member.Apply(change);
            Keep(change);
        }
    }

    private void Keep(AccountChange change)
    {
        List(entries, change).AddRange(change.Entries);
        List(tierChanges, change).AddRange(change.TierChanges);
    }

    // A reader's own, as if it had come from a database.
    private MemberState Copy()
    {
        var copy = new MemberState(member.TenantId, member.MemberId) { Birthday = member.Birthday };
        foreach (var account in member.Accounts)
        {
            copy.Put(account);
            foreach (var (day, totals) in member.Days(account.ProgramId).Days)
                copy.Days(account.ProgramId).Put(day, totals);
        }

        return copy;
    }

    private static List<T> List<T>(Dictionary<Guid, List<T>> lists, AccountChange change)
    {
        if (!lists.TryGetValue(change.After.ProgramId, out var list)) lists[change.After.ProgramId] = list = [];
        return list;
    }

    private Guid NextId() => generator.Next(clock.Now);
}

using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Core.Tests.Histories;

/// <summary>Drives the pure deciders, and keeps what they decide in lists.</summary>
internal sealed class CoreTarget : IHistoryTarget
{
    private static readonly Guid ProgramId = new(1, 0, 0, new byte[8]);

    private readonly ManualClock clock;
    private readonly IdGenerator generator = new();
    private readonly ProgramCatalog catalog;
    private readonly MemberState member = new(1, new Guid(2, 0, 0, new byte[8]));
    private readonly List<LedgerEntry> entries = [];
    private readonly List<(Purchase Purchase, ReturnProgress Progress)> sales = [];
    private readonly List<Redemption> redemptions = [];

    public CoreTarget(HistoryProgram program, ManualClock clock)
    {
        this.clock = clock;
        catalog = new ProgramCatalog(
            [new ProgramVersions(ProgramId, [new PublishedVersion(Instant.Beginning, program.Compile(ProgramId))])]);
        member.Put(new Account
        {
            TenantId = 1, MemberId = member.MemberId, ProgramId = ProgramId, EnrolledAt = History.EnrolledAt(clock),
        });
    }

    public Task<Outcome> DoAsync(Step step) => Task.FromResult(step switch
    {
        Buy buy => Do(buy),
        Return back => Do(back),
        Spend spend => Keep(
            new RedeemUnits(ProgramId, spend.Units).Decide(NextId(), Context),
            redemption =>
            {
                redemptions.Add(redemption);
                return redemption.Units;
            }),
        Reserve reserve => Keep(
            new RedeemUnits(ProgramId, reserve.Units)
            {
                ReserveFor = new ClockStep(0, 0, reserve.Minutes),
            }.Decide(NextId(), Context),
            redemption =>
            {
                redemptions.Add(redemption);
                return redemption.Units;
            }),
        End end => Go(
            end.Redemption,
            before => new EndReservation(
                end.Captures ? RedemptionState.Captured : RedemptionState.Voided, end.Units).Decide(before, Context),
            (_, after) => after.CapturedUnits),
        Reverse reverse => Go(
            reverse.Redemption,
            before => new ReverseRedemption(reverse.Units).Decide(NextId(), before, Context),
            (before, after) => after.ReversedUnits - before.ReversedUnits),
        Adjust adjust => Keep(
            new PostAdjustment(ProgramId, adjust.Units, "test", "test")
                .Decide(NextId(), Context),
            adjustment => adjustment.Units),
        _ => throw new InvalidOperationException($"No step for a target: {step}"),
    });

    private IdIssuer Ids => generator.At(clock.Now);

    private DecisionContext Context => new(member, catalog, clock.Now, Ids);

    public Account Account() => member.Account(ProgramId)!;

    public IReadOnlyList<LedgerEntry> Entries() => entries;

    public long Used(CapKey key) => member.CapUsageOf(ProgramId, [key])[key];

    private Outcome Do(Buy buy)
    {
        var decision = new PostPurchase(buy.Order(clock.Now)).Decide(NextId(), Context);
        return Keep(decision, purchase =>
        {
            sales.Add((purchase, ReturnProgress.Before(purchase)));
            var result = Assert.Single(purchase.Results);
            Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
            return result.Units;
        }) is { Refusal: null } outcome ? outcome with { Net = outcome.Units } : default;
    }

    private Outcome Do(Return back)
    {
        var (purchase, progress) = sales[back.Sale];
        var decision = new PostReturn(purchase, back.Piece, clock.Now)
            .Decide(NextId(), progress, Context);
        ReturnResult? result = null;
        var outcome = Keep(decision, returned =>
        {
            sales[back.Sale] = (purchase, returned.Progress);
            result = returned.Results.SingleOrDefault();
            return result?.Units ?? 0;
        });
        return outcome with { Shortfall = result?.Shortfall ?? 0, Net = result?.RemainingUnits ?? 0 };
    }

    private Outcome Go(
        int number, Func<Redemption, Decision<Redemption>> decide, Func<Redemption, Redemption, long> units)
    {
        var before = redemptions[number];
        return Keep(decide(before), after =>
        {
            redemptions[number] = after;
            return units(before, after);
        });
    }

    private Outcome Keep<T>(Decision<T> decision, Func<T, long> keep)
        where T : class
    {
        Assert.True(decision.Value is null != decision.Refusal is null);
        if (decision.Refusal is { } refusal)
        {
            Assert.Empty(decision.Changes);
            return Outcome.Refused(refusal.Code);
        }

        foreach (var change in decision.Changes)
        {
            member.Apply(change.Complete(Context));
            entries.AddRange(change.Entries);
        }

        return new Outcome(null, keep(decision.Value!), 0, 0, Account().BalanceAt(clock.Now).Available);
    }

    private Guid NextId() => Ids.Next();
}

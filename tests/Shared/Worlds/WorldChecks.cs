using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using Xunit;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>What must hold of a world after every step, whatever happened before.</summary>
internal sealed class WorldChecks(IWorld world)
{
    private readonly Dictionary<Guid, (Instant DueAt, Guid HeadId, Instant At)> known = [];

    public void Check(Instant now)
    {
        var context = world.At(now);
        foreach (var account in world.Accounts())
        {
            var program = context.Program(account.ProgramId)!;
            CheckBook(account, program, context);
            CheckDue(account, program, context);
        }
    }

    /// <summary>Counts again, from all sales, what was counted as they came.</summary>
    public void CheckCounts()
    {
        foreach (var account in world.Accounts())
        {
            var program = Program(account.ProgramId);
            if (program.CountsDays) CheckDays(account, program);
            CheckThresholds(account, program);
        }
    }

    /// <summary>Proves the whole of every account's ledger; hashing it again is what costs.</summary>
    public void CheckChains()
    {
        foreach (var account in world.Accounts())
        {
            var verifier = new LedgerVerifier(account);
            foreach (var entry in world.Entries(account.ProgramId)) Assert.Null(verifier.Next(entry));
            Assert.Null(verifier.Finish());
            Assert.Equal(0, verifier.Buckets.Sum());
        }
    }

    /// <summary>To be asked after a sweep: nothing is due, and what was written of tiers is what is so.</summary>
    public void CheckSwept(Instant now)
    {
        var context = world.At(now);
        foreach (var account in world.Accounts())
        {
            Assert.True(account.DueAt > now, $"{account.DueAt} is due at {now} after a sweep");
            Assert.Empty(context.Open(account, Guid.Empty).Entries);
            if (AccountTier.At(account, context.Program(account.ProgramId)!, context) is not { } tier) continue;
            Assert.Equal(account.Standing.WrittenTier, tier.Current?.Id);
            CheckMoves(world.TierChanges(account.ProgramId), tier.Current?.Id);
        }
    }

    // One after the other, the moves lead from no tier to this one: a tier is come to as often as it is left, but for
    // the first and the last. In which order two writers wrote in one millisecond, no row says.
    private static void CheckMoves(IReadOnlyList<TierChange> changes, string? tier)
    {
        foreach (var id in changes.SelectMany(change => new[] { change.From, change.To }).Append(tier).Distinct())
        {
            var (come, left) = (changes.Count(change => change.To == id), changes.Count(change => change.From == id));
            Assert.Equal((id == tier ? 1 : 0) - (id is null ? 1 : 0), come - left);
        }
    }

    /// <summary>What a purchase came to, once it and its returns are taken together.</summary>
    public void CheckSale(WorldSale sale)
    {
        foreach (var result in sale.Purchase.Results.Where(result => result.ProgramVersion is not null))
        {
            Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
            if (Judge(sale, result) is not { } earned) continue;
            Assert.Equal(earned.Units, sale.Progress.Units[result.ProgramId]);
            var returns = sale.Returns.Select(back => (back.Id,
                Result: back.Results.Single(one => one.ProgramId == result.ProgramId))).ToList();
            foreach (var (_, back) in returns)
            {
                Assert.Equal(
                    back.RemainingUnits + back.ThresholdUnits, back.Explanation.Sum(row => row.Exact));
            }

            HashSet<Guid> causes = [sale.Purchase.Id, .. returns.Select(back => back.Id)];
            var net = world.Entries(result.ProgramId).Where(entry => causes.Contains(entry.ReferenceId))
                .Sum(entry => entry.Kind switch
                {
                    EntryKind.Accrual => entry.Units, EntryKind.Clawback => -entry.Units, _ => 0,
                });
            Assert.Equal(net, result.Units + returns.Sum(back => back.Result.Units));
            // Unless something could not be taken back, the ledger holds what the order that remains earns.
            var thresholds = result.ThresholdUnits + returns.Sum(back => back.Result.ThresholdUnits);
            if (returns.All(back => back.Result.Shortfall == 0)) Assert.Equal(earned.Units, net - thresholds);
        }
    }

    private EarningResult? Judge(WorldSale sale, PurchaseResult result) =>
        result.Status is PurchaseStatus.Available or PurchaseStatus.Pending
            ? Program(result.ProgramId).Earn(
                sale.Purchase.Order, sale.Progress.Returned,
                new CapUsage((result.CapsUsedBefore ?? []).ToDictionary(
                    use => new CapKey(use.Cap, use.From), use => use.Millionths)),
                result.Given ?? GivenFacts.None)
            : null;

    private void CheckBook(Account account, CompiledProgram program, DecisionContext context)
    {
        var buckets = new long[Enum.GetValues<Bucket>().Length];
        foreach (var entry in world.Entries(account.ProgramId))
        {
            buckets[(int)entry.From] -= entry.Units;
            buckets[(int)entry.To] += entry.Units;
        }

        Assert.Equal(0, buckets.Sum());
        Assert.Equal(
            (account.Lots.Sum(lot => lot.Available), account.Lots.Sum(lot => lot.Pending)),
            (buckets[(int)Bucket.Available], buckets[(int)Bucket.Pending]));
        var seen = context.Member.Account(account.ProgramId)!;
        var balance = context.BalanceOf(seen);
        Assert.Equal(context.Open(seen, Guid.Empty).Balance, balance);
        if (!program.ClawbackMayGoNegative)
            Assert.True(balance.Available >= 0, $"{balance.Available} units are available");
    }

    private void CheckDays(Account account, CompiledProgram program)
    {
        var recount = new SortedDictionary<DateOnly, Totals>();
        foreach (var sale in world.Sales)
        {
            var result = sale.Purchase.Results.FirstOrDefault(result => result.ProgramId == program.ProgramId);
            if (result is null || Judge(sale, result) is not { } earned) continue;
            var day = program.DayOf(sale.Purchase.Order.OccurredAt);
            var visits = sale.Progress.Returned.IsAllOf(sale.Purchase.Order) ? 0 : 1;
            recount[day] = recount.GetValueOrDefault(day) + new Totals(earned.Spend, earned.Units, visits);
        }

        Assert.Equal(
            recount.Where(day => day.Value != default),
            world.Days(program.ProgramId).Where(day => day.Value != default).OrderBy(day => day.Key));
        Assert.Equal(recount.Values.Aggregate(default(Totals), (sum, day) => sum + day), account.Standing.Lifetime);
    }

    // Every period that a sale lies in has been given its thresholds as often as its total says, in whatever order.
    private void CheckThresholds(Account account, CompiledProgram program)
    {
        if (program.Definition.Thresholds.Count == 0) return;
        var days = world.Days(program.ProgramId).ToList();
        foreach (var sale in world.Sales)
        {
            if (sale.Purchase.Results.All(result => result.ProgramId != program.ProgramId
                || result.Status is not (PurchaseStatus.Available or PurchaseStatus.Pending))) continue;
            foreach (var (threshold, counter, from, to) in program.ThresholdsAt(
                sale.Purchase.Order.OccurredAt, account.EnrolledAt))
            {
                var total = days.Where(day => day.Key >= from && day.Key < to).Sum(day => day.Value.Spend);
                var times = total < threshold.Amount ? 0 : threshold.Repeats ? total / threshold.Amount : 1;
                Assert.Equal(times, world.Used(program.ProgramId, counter));
            }
        }
    }

    // Until just before it is due nothing changes by time alone.
    private void CheckDue(Account account, CompiledProgram program, DecisionContext context)
    {
        var (due, state) = (account.DueAt, (account.DueAt, account.HeadId, account.Standing.At));
        if (due <= context.Now || known.GetValueOrDefault(program.ProgramId) == state) return;
        known[program.ProgramId] = state;
        var before = world.At(due == Instant.Never
            ? context.Now.Plus(TimeSpan.FromDays(800)) : due.Plus(TimeSpan.FromMilliseconds(-1)));
        var later = before.Member.Account(account.ProgramId)!;
        var (was, willBe) = (context.Open(account, Guid.Empty), before.Open(later, Guid.Empty));
        Assert.Equal(was.Balance, willBe.Balance);
        Assert.Equal(was.Lots, willBe.Lots);
        Assert.Equal(
            AccountTier.At(account, program, context)?.Current?.Id,
            AccountTier.At(later, program, before)?.Current?.Id);
    }

    private CompiledProgram Program(Guid id) => world.Programs.Single(program => program.ProgramId == id);
}

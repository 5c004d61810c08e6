using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;
using Xunit;

namespace LoyaltyPoints.Tests.Histories;

/// <summary>What a history is driven through.</summary>
internal interface IHistoryTarget
{
    /// <summary>Carries a step out at the clock's time; never a <see cref="Pass"/>.</summary>
    Task<Outcome> DoAsync(Step step);

    Account Account();

    /// <summary>All of them, oldest first.</summary>
    IReadOnlyList<LedgerEntry> Entries();

    /// <summary>Used, in millionths of a unit.</summary>
    long Used(CapKey key);
}

/// <summary>One seeded sequence of steps, checked after each.</summary>
internal sealed class History(int seed, HistoryProgram program, ManualClock clock)
{
    private const int HashedEvery = 6;

    private readonly CompiledProgram compiled = program.Compile(Guid.Empty);
    private readonly List<string> told = [];

    /// <summary>Set to replay one seed instead of all.</summary>
    public static int? SeedFromEnvironment =>
        Environment.GetEnvironmentVariable("LOYALTY_SEED") is { Length: > 0 } text ? int.Parse(text) : null;

    public static IEnumerable<int> Seeds(int count) =>
        SeedFromEnvironment is { } seed ? [seed] : Enumerable.Range(1, count);

    /// <summary>When the member of every history was enrolled.</summary>
    public static Instant EnrolledAt(ManualClock clock) => clock.Now.Plus(-TimeSpan.FromDays(90));

    /// <exception cref="HistoryFailedException">With the seed and the steps so far.</exception>
    public async Task RunAsync(IHistoryTarget target, int steps)
    {
        var model = new NaiveModel(program, EnrolledAt(clock));
        var generator = new StepGenerator(new Random(seed), model);
        try
        {
            for (var at = 1; at <= steps; at++)
            {
                await TakeAsync(generator.Next(), model, target);
                // Hashing the whole book again is what costs; the sums are checked after each step.
                if (at % HashedEvery == 0 || at == steps) CheckChain(target.Account(), target.Entries());
            }
        }
        catch (Exception exception) when (exception is not HistoryFailedException)
        {
            throw new HistoryFailedException(seed, program.Name, told, exception);
        }
    }

    private async Task TakeAsync(Step step, NaiveModel model, IHistoryTarget target)
    {
        told.Add($"{clock.Now} {step}");
        if (step is Pass pass) clock.Now = clock.Now.Plus(pass.By);
        var expected = model.Apply(step, clock.Now);
        if (step is not Pass)
        {
            var outcome = await target.DoAsync(step);
            told[^1] += $" -> {outcome}";
            Assert.Equal(expected, outcome);
        }

        var account = target.Account();
        CheckBook(account, target.Entries(), model);
        if (program.HasCounters && step is Buy or Return) CheckCaps(SaleOf(step, model), model, target);
        if (!program.MayGoNegative) Assert.True(account.BalanceAt(clock.Now).Available >= 0);
    }

    private void CheckBook(Account account, IReadOnlyList<LedgerEntry> entries, NaiveModel model)
    {
        Assert.Equal(new Balance(model.Book.Available, 0, model.Book.Reserved), account.BalanceAt(clock.Now));
        Assert.Equal(model.LifetimeEarned, account.LifetimeEarned);
        var buckets = new long[Enum.GetValues<Bucket>().Length];
        foreach (var entry in entries)
        {
            buckets[(int)entry.From] -= entry.Units;
            buckets[(int)entry.To] += entry.Units;
        }

        Assert.Equal(0, buckets.Sum());
        Assert.Equal(account.Lots.Sum(lot => lot.Available), buckets[(int)Bucket.Available]);
        Assert.Equal(account.Holds.Sum(hold => hold.Units), buckets[(int)Bucket.Reserved]);
        Assert.Equal(model.Book.Issued, -buckets[(int)Bucket.Issued]);
        Assert.Equal(model.Book.Redeemed, buckets[(int)Bucket.Redeemed]);
        Assert.Equal(model.Book.Revoked, buckets[(int)Bucket.Revoked]);
        // What has expired, or lapsed and expired, and is not written down yet still stands in its lots and holds.
        account.LotsAt(clock.Now, Write);
        Assert.Equal(model.Book.Expired, buckets[(int)Bucket.Expired]);

        void Write(EntryKind kind, Bucket from, Bucket to, LotKey lot, long units, Guid? reference)
        {
            buckets[(int)from] -= units;
            buckets[(int)to] += units;
        }
    }

    private static void CheckChain(Account account, IReadOnlyList<LedgerEntry> entries)
    {
        var verifier = new LedgerVerifier(account);
        foreach (var entry in entries) Assert.Null(verifier.Next(entry));
        Assert.Null(verifier.Finish());
    }

    private void CheckCaps(NaiveSale sale, NaiveModel model, IHistoryTarget target)
    {
        foreach (var key in compiled.CapKeysAt(sale.OccurredAt))
        {
            var at = sale.OccurredAt;
            var (cap, used) = key.CapId switch
            {
                "visit/day" => (program.VisitPerDay, model.Used(other => NaiveModel.SameDay(other, at), true)),
                "program/day" => (program.PerDay, model.Used(other => NaiveModel.SameDay(other, at), false)),
                "program/month" => (program.PerMonth, model.Used(other => NaiveModel.SameMonth(other, at), false)),
                "program/lifetime" => (program.Lifetime, model.Used(_ => true, false)),
                _ => throw new InvalidOperationException($"The model knows no cap {key.CapId}."),
            };
            Assert.Equal(used * 1_000_000, target.Used(key));
            Assert.True(used <= cap, $"{key.CapId}: {used} of {cap}");
        }
    }

    private static NaiveSale SaleOf(Step step, NaiveModel model) =>
        step is Return back ? model.Sales[back.Sale] : model.Sales[^1];
}

/// <summary>A history that went wrong, with all that is needed to see it again.</summary>
internal sealed class HistoryFailedException(
    int seed, string program, IReadOnlyList<string> steps, Exception cause) : Exception(
        $"Seed {seed}, program '{program}' (replay with LOYALTY_SEED={seed}):\n{string.Join("\n", steps)}\n"
        + cause.Message, cause);

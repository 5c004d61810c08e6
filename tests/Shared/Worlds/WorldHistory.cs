using LoyaltyPoints.Core;
using Xunit;

namespace LoyaltyPoints.Tests.Worlds;

/// <summary>
/// One seeded history that happens in two worlds alike: in one time alone writes nothing down, in the other a sweep
/// does now and then. Whoever reads must not see a difference, and what was answered must have been the same.
/// </summary>
internal sealed class WorldHistory(int seed, ManualClock clock, IWorld unswept, IWorld swept)
{
    // To hash a book and to count all sales again is what costs; the sums are checked after each step.
    private const int CountedEvery = 10;

    private readonly Random random = new(seed);
    private readonly Random sweeps = new(-seed);
    private readonly WorldChecks unsweptChecks = new(unswept);
    private readonly WorldChecks sweptChecks = new(swept);
    private readonly List<string> told = [];

    /// <summary>Set to replay one seed instead of all.</summary>
    public static IEnumerable<int> Seeds(int count) => Histories.History.Seeds(count);

    /// <exception cref="WorldFailedException">With the seed, the programs and the steps so far.</exception>
    public async Task RunAsync(int steps, Instant enrolledAt)
    {
        var generator = new WorldGenerator(random, unswept, enrolledAt);
        try
        {
            for (var at = 1; at <= steps; at++)
            {
                await TakeAsync(generator.Next(clock.Now));
                CheckAlike();
                if (at % CountedEvery != 0 && at != steps) continue;
                foreach (var checks in (WorldChecks[])[unsweptChecks, sweptChecks])
                {
                    checks.CheckChains();
                    checks.CheckCounts();
                }
            }
        }
        catch (Exception exception) when (exception is not WorldFailedException)
        {
            throw new WorldFailedException(seed, told, exception);
        }
    }

    private async Task TakeAsync(WorldStep step)
    {
        told.Add($"{clock.Now} {step}");
        if (step is PassTime pass)
        {
            clock.Now = pass.To;
        }
        else
        {
            var answer = await unswept.DoAsync(step);
            told[^1] += $" -> {answer}";
            Assert.Equal(answer, await swept.DoAsync(step));
        }

        if (sweeps.Next(3) == 0)
        {
            told.Add($"{clock.Now} swept");
            await swept.SweepAsync();
            sweptChecks.CheckSwept(clock.Now);
        }

        unsweptChecks.Check(clock.Now);
        sweptChecks.Check(clock.Now);
        var sale = step switch { BuyGoods => unswept.Sales.Count - 1, BringBack back => back.Sale, _ => -1 };
        if (sale < 0) return;
        unsweptChecks.CheckSale(unswept.Sales[sale]);
        sweptChecks.CheckSale(swept.Sales[sale]);
    }

    private void CheckAlike()
    {
        foreach (var asOf in (Instant[])[clock.Now, Later(), Later()])
        {
            foreach (var (one, other) in WorldView.Of(unswept.At(asOf)).Zip(WorldView.Of(swept.At(asOf))))
                Assert.True(one == other, $"As of {asOf} without sweeps\n{one}\nand with them\n{other}");
        }
    }

    private Instant Later() => clock.Now.Plus(TimeSpan.FromMinutes(random.Next(1, 60 * 24 * 30 * random.Next(1, 16))));
}

/// <summary>A history that went wrong, with all that is needed to see it again.</summary>
internal sealed class WorldFailedException(int seed, IReadOnlyList<string> steps, Exception cause) : Exception(
    $"Seed {seed} (replay with LOYALTY_SEED={seed}):\n{string.Join("\n", steps)}\n{cause.Message}", cause);

using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Histories;

namespace LoyaltyPoints.Core.Tests.Histories;

public sealed class HistoryTests
{
    private const int HistoriesPerProgram = 500;
    private const int Steps = 25;

    public static readonly TheoryData<string> Programs = [.. HistoryProgram.All.Select(program => program.Name)];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Whatever_happens_then_the_book_is_what_a_naive_model_says(string name)
    {
        var program = HistoryProgram.All.Single(program => program.Name == name);
        foreach (var seed in History.Seeds(HistoriesPerProgram))
        {
            var clock = new ManualClock();
            await new History(seed, program, clock).RunAsync(new CoreTarget(program, clock), Steps);
        }
    }

    [Fact]
    public async Task A_history_goes_wrong_then_seed_and_steps_are_told()
    {
        var program = HistoryProgram.All[0];
        var clock = new ManualClock();
        var wrong = new CoreTarget(program with { CoffeeBy = 7, Visit = 1 }, clock);

        var failure = await Assert.ThrowsAsync<HistoryFailedException>(
            () => new History(12, program, clock).RunAsync(wrong, Steps));

        Assert.Contains("LOYALTY_SEED=12", failure.Message);
        Assert.Contains("Buy ", failure.Message);
    }
}

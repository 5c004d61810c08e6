using Spectre.Console;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>Shows how far a replay is: a moving bar, or lines of percents where nobody looks on.</summary>
internal static class ReplayProgress
{
    public static Task<ReplayTally> ShowAsync(
        IAnsiConsole console, ReplayPlan plan, Func<Action<int>, Task<ReplayTally>> run) =>
        console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                new ElapsedTimeColumn(), new RemainingTimeColumn())
            .StartAsync(progress =>
            {
                var task = progress.AddTask("Sending", maxValue: plan.Steps.Count);
                return run(steps => task.Increment(steps));
            });
}

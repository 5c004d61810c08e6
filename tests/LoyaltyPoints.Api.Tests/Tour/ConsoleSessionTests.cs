namespace LoyaltyPoints.Api.Tests.Tour;

public sealed class ConsoleSessionTests
{
    [Fact]
    public async Task Each_command_sees_what_those_before_it_left_and_gives_its_own_result()
    {
        var results = await RunAsync("A=1; f() { echo \"$A$B\"; }", "f", "echo oops >&2; false", "cat <<END\n$A\nEND");

        Assert.Equal([new("", 0), new("12\n", 0), new("oops\n", 1), new("1\n", 0)], results);
    }

    [Fact]
    public async Task A_command_that_waits_for_input_gets_none() =>
        Assert.Equal([new("", 0)], await RunAsync("cat"));

    [Fact]
    public async Task What_comes_after_the_end_of_the_shell_has_no_exit_code() =>
        Assert.Equal([new("", null), new("", null)], await RunAsync("exit 3", "echo never"));

    [Fact]
    public async Task A_command_that_hangs_is_killed()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(patience.Token, "sleep 60"));
    }

    private static Task<IReadOnlyList<ConsoleResult>> RunAsync(params string[] commands) =>
        RunAsync(CancellationToken.None, commands);

    private static Task<IReadOnlyList<ConsoleResult>> RunAsync(CancellationToken stop, params string[] commands) =>
        ConsoleSession.RunAsync(commands, new Dictionary<string, string> { ["B"] = "2" }, stop);
}

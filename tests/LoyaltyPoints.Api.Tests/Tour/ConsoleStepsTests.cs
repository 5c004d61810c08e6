namespace LoyaltyPoints.Api.Tests.Tour;

public sealed class ConsoleStepsTests
{
    [Fact]
    public void Commands_and_their_output_are_read_from_console_blocks_only()
    {
        var steps = ConsoleSteps.Read("""
            # Page
            ```sh
            $ not this
            ```
            ```console
            $ A=1
            $ echo $A
            1
            ...
            ```
            text
            ```console
            $ true
            ```
            """);

        Assert.Equal([6, 7, 13], steps.Select(step => step.Line));
        Assert.Equal(["A=1", "echo $A", "true"], steps.Select(step => step.Command));
        Assert.Equal(["1", "..."], steps[1].Expected);
        Assert.Empty(steps[0].Expected);
    }

    [Theory]
    [InlineData("curl -s \\\n  $URL")]
    [InlineData("curl -d '{\n  \"a\": 1\n}' $URL")]
    [InlineData("curl -d \"{\n}\" $URL")]
    [InlineData("cat <<'END'\nit's \"open\nEND")]
    [InlineData("cat <<END | sed s/a/b/\na\nEND")]
    [InlineData("f() { sed -E 's/\"x\":\"([^\"]*)\"/\\1/'; }")]
    public void A_command_goes_on_until_the_shell_would_run_it(string command)
    {
        var step = Assert.Single(ConsoleSteps.Read($"```console\n$ {command}\noutput\n```\n"));

        Assert.Equal(command, step.Command);
        Assert.Equal(["output"], step.Expected);
    }

    [Theory]
    [InlineData("output\n$ true")]
    [InlineData("$ echo 'never closed")]
    public void A_block_that_makes_no_sense_is_refused(string block) =>
        Assert.Throws<FormatException>(() => ConsoleSteps.Read($"```console\n{block}\n```\n"));
}

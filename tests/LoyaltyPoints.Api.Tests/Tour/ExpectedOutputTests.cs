namespace LoyaltyPoints.Api.Tests.Tour;

public sealed class ExpectedOutputTests
{
    [Theory]
    [InlineData("24", "24\n")]
    [InlineData("24", "24")]
    [InlineData("", "")]
    [InlineData("", "\n")]
    [InlineData("{\"id\":\"...\",\"units\":24...}", "{\"id\":\"pur_1\",\"units\":24,\"x\":[1]}")]
    [InlineData("a\n...\nd", "a\nb\nc\nd\n")]
    [InlineData("a\n...\nd", "a\nd\n")]
    [InlineData("...", "")]
    [InlineData("a (b) [c] *", "a (b) [c] *\r\n")]
    public void Output_as_the_page_shows_it_matches(string expected, string output) =>
        Assert.True(ExpectedOutput.Matches(Lines(expected), output));

    [Theory]
    [InlineData("24", "17\n")]
    [InlineData("24", "24\nand more\n")]
    [InlineData("24", "")]
    [InlineData("", "24\n")]
    [InlineData("{\"units\":24...}", "{\"units\":17}")]
    [InlineData("a...d", "a\nd\n")]
    [InlineData("a.c", "abc")]
    public void Any_other_output_does_not(string expected, string output) =>
        Assert.False(ExpectedOutput.Matches(Lines(expected), output));

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');
}

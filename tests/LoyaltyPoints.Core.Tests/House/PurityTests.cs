namespace LoyaltyPoints.Core.Tests.House;

public sealed class PurityTests
{
    [Fact]
    public void Core_has_no_clock_no_input_or_output_and_nothing_to_wait_for() =>
        Faults.None(Repository.Sources
            .Where(file => file.Path.StartsWith("src/LoyaltyPoints.Core/", StringComparison.Ordinal))
            .SelectMany(file => PurityGuard.InSource(file.Path, file.Text)));

    [Theory]
    [InlineData("public async void F() { }")]
    [InlineData("public Task<int> F() => null!;")]
    [InlineData("public ValueTask<int> F() => default;")]
    [InlineData("var done = Task.CompletedTask;")]
    [InlineData("using System.IO;")]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    [InlineData("void F(TimeProvider clock) { }")]
    [InlineData("var text = File.ReadAllText(name);")]
    [InlineData("var name = Path.Combine(a, b);")]
    [InlineData("Console.WriteLine();")]
    [InlineData("var chance = new Random(1);")]
    [InlineData("var zone = TimeZoneInfo.Local;")]
    public void An_impure_line_is_found(string code) =>
        Assert.StartsWith("a.cs:2 uses ", Assert.Single(PurityGuard.InSource("a.cs", $"// async\n{code}\n")));

    [Theory]
    [InlineData("/// <summary>Not <c>DateTime.UtcNow</c>; nothing async.</summary>")]
    [InlineData("var detail = \"await the File.Open\";")]
    [InlineData("var at = fault.Path; var zone = TimeZoneInfo.FindSystemTimeZoneById(id);")]
    public void A_pure_line_is_no_fault(string code) => Assert.Empty(PurityGuard.InSource("a.cs", code));
}

using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Configuration;

namespace LoyaltyPoints.Api.Tests.Sqlite;

/// <summary>Which settings there are, and what is said of those that cannot be.</summary>
public sealed partial class SettingsTests
{
    [Theory]
    [InlineData("Writer__BatchSize", "0", "it can be 1 to")]
    [InlineData("Writer__BatchSize", "99999999999", "no whole number")]
    [InlineData("Writer__BatchSize", "ten", "no whole number")]
    [InlineData("Writer__BatchSize", "1.5", "no whole number")]
    [InlineData("WRITER__BATCHSIZES", "1", "did you mean Writer__BatchSize")]
    [InlineData("Writer__Batch", "1", "Writer knows QueueCapacity, BatchSize")]
    [InlineData("ConnectionStrings__Loyality", "a", "did you mean ConnectionStrings__Loyalty")]
    public void A_setting_cannot_be_then_it_is_named_and_said_what_can(string name, string value, string said) =>
        Assert.Contains(said, Assert.Single(Faults(name, value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Writer__BatchSize", "1")]
    [InlineData("writer__batchsize", "100000")]
    [InlineData("Shutdown__AnnounceSeconds", "")]
    [InlineData("ConnectionStrings__Billing", "a")]
    [InlineData("Elsewhere__Setting", "a")]
    [InlineData("Writer__Batch__Size", "a")]
    [InlineData("PATH", "a")]
    public void Anything_else_then_nothing_is_said(string name, string value) => Assert.Empty(Faults(name, value));

    [Fact]
    public void What_the_README_tells_of_then_the_service_knows_it()
    {
        var told = Row().Matches(File.ReadAllText(Readme())).SelectMany(row => Name().Matches(row.Value))
            .Select(match => match.Value).Where(name => !name.StartsWith("Serilog", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(told);
        Assert.Empty(told.Except(KnownSettings.All.Select(setting => setting.Name)));
    }

    private static IEnumerable<string> Faults(string name, string value) => SettingsCheck.Faults(
        [name], asked => asked.Equals(name, StringComparison.OrdinalIgnoreCase) ? value : null);

    private static string Readme()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LoyaltyPoints.sln"))) root = root.Parent;
        return Path.Combine(root!.FullName, "README.md");
    }

    [GeneratedRegex(@"^\| `[^|]+\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("(?<=`)[A-Za-z]+__[A-Za-z_]+(?=`)")]
    private static partial Regex Name();
}

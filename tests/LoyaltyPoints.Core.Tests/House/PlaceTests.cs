namespace LoyaltyPoints.Core.Tests.House;

public sealed class PlaceTests
{
    [Fact]
    public void No_file_names_a_machine_or_a_package_server() =>
        Faults.None(Repository.Files.Where(file => file.IsText)
            .SelectMany(file => PlaceGuard.In(file.Path, file.Text)));

    // In two parts, because the guard reads this file as well.
    [Theory]
    [InlineData("cd ", "/wor", "k/main")]
    [InlineData("see ", "/hom", "e/ann/.profile")]
    [InlineData("path=", "/roo", "t/.nuget")]
    [InlineData("at ", "C:\\User", "s\\Ann")]
    [InlineData("from https://", "api.nuge", "t.org/v3")]
    [InlineData("from https://", "registry.npm", "js.org")]
    [InlineData("mirror ", "deb.debia", "n.org")]
    public void A_place_is_found(string before, string first, string second) =>
        Assert.StartsWith("a.md:2 names ", Assert.Single(PlaceGuard.In("a.md", $"line\n{before}{first}{second}\n")));

    [Theory]
    [InlineData("https://example.org/work/a and src/root/b and ./home/c")]
    [InlineData("the network at home, the root of the work")]
    [InlineData("FROM mcr.microsoft.com/dotnet/sdk:10.0")]
    public void What_only_resembles_a_place_is_no_fault(string line) => Assert.Empty(PlaceGuard.In("a.md", line));
}

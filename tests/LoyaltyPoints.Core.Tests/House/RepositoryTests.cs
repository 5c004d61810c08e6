namespace LoyaltyPoints.Core.Tests.House;

public sealed class RepositoryTests
{
    [Theory]
    [InlineData("src/A/bin/Debug/a.dll", true)]
    [InlineData("src/A/a.user", true)]
    [InlineData("data/loyalty.db", true)]
    [InlineData("src/A/Binary.cs", false)]
    [InlineData("src/A/bin.cs", false)]
    public void What_git_ignores_is_no_part_of_the_repository(string path, bool ignored) =>
        Assert.Equal(ignored, Repository.IsIgnored(path, ["bin/", "data/", "*.user"]));

    [Fact]
    public void The_guards_see_the_files_they_guard()
    {
        var paths = Repository.Files.Select(file => file.Path).ToHashSet();

        Assert.Contains("Directory.Packages.props", paths);
        Assert.Contains(".github/workflows/ci.yml", paths);
        Assert.Contains("src/LoyaltyPoints.Core/Instant.cs", paths);
        Assert.Contains("tests/LoyaltyPoints.Core.Tests/House/RepositoryTests.cs", paths);
        Assert.DoesNotContain(paths, path => path.Contains("/obj/", StringComparison.Ordinal));
    }
}

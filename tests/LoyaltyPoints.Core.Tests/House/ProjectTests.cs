namespace LoyaltyPoints.Core.Tests.House;

public sealed class ProjectTests
{
    private static readonly HashSet<string> Paths = [.. Repository.Files.Select(file => file.Path)];
    private static readonly string[] Projects = [.. Paths.Where(Is(".csproj"))];

    [Fact]
    public void Every_project_is_in_the_solution() =>
        Faults.None(ProjectGuard.MissingInSolution(TextOf("LoyaltyPoints.sln"), Projects));

    [Fact]
    public void Every_project_has_a_lock_file() => Faults.None(ProjectGuard.WithoutLockFile(Paths, Projects));

    [Fact]
    public void No_project_has_a_package_version_of_its_own() =>
        Faults.None(Paths.Where(path => Is(".csproj")(path) || Is(".props")(path) || Is(".targets")(path))
            .SelectMany(path => ProjectGuard.OwnVersions(path, TextOf(path))));

    [Fact]
    public void Every_central_version_is_exact() =>
        Faults.None(ProjectGuard.InexactVersions(TextOf("Directory.Packages.props")));

    [Fact]
    public void A_project_outside_the_solution_is_found() =>
        Assert.Equal(["tests/B/B.csproj is not in the solution"], ProjectGuard.MissingInSolution(
            "Project(\"{1}\") = \"A\", \"tests\\A\\A.csproj\", \"{2}\"", ["tests/A/A.csproj", "tests/B/B.csproj"]));

    [Fact]
    public void A_project_without_a_lock_file_is_found() =>
        Assert.Equal(["b/b.csproj has no packages.lock.json"], ProjectGuard.WithoutLockFile(
            new HashSet<string> { "a/packages.lock.json" }, ["a/a.csproj", "b/b.csproj"]));

    [Theory]
    [InlineData("<PackageReference Include=\"Dapper\" Version=\"2.1.66\" />")]
    [InlineData("<PackageReference Include=\"Dapper\"><Version>2.1.66</Version></PackageReference>")]
    [InlineData("<PackageReference Include=\"Dapper\" VersionOverride=\"2.1.66\" />")]
    public void A_version_beside_the_central_one_is_found(string reference) =>
        Assert.Single(ProjectGuard.OwnVersions("a.csproj", $"<Project>{reference}</Project>"));

    [Theory]
    [InlineData("2.*")]
    [InlineData("[2.1.66, 3.0)")]
    [InlineData("[2.1.66]")]
    [InlineData("$(DapperVersion)")]
    [InlineData("2")]
    [InlineData("")]
    public void A_version_that_leaves_a_choice_is_found(string version) =>
        Assert.Equal([$"Dapper has the version '{version}'"], ProjectGuard.InexactVersions(Central(version)));

    [Theory]
    [InlineData("2.1.66")]
    [InlineData("10.0.0-rc.1.25451.107")]
    public void An_exact_version_is_no_fault(string version) =>
        Assert.Empty(ProjectGuard.InexactVersions(Central(version)));

    private static string Central(string version) =>
        $"<Project><PackageVersion Include=\"Dapper\" Version=\"{version}\" /></Project>";

    private static Func<string, bool> Is(string ending) => path => path.EndsWith(ending, StringComparison.Ordinal);

    private static string TextOf(string path) => Repository.Files.Single(file => file.Path == path).Text;
}

namespace LoyaltyPoints.Core.Tests.House;

public sealed class LayerTests
{
    [Fact]
    public void Every_project_of_the_service_has_its_layer_and_keeps_to_it()
    {
        var projects = Repository.Files.Where(file =>
            file.Path.StartsWith("src/", StringComparison.Ordinal) &&
            file.Path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Assert.Equal(Layer.All.Select(layer => layer.Project).Order(),
            projects.Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order());
        Faults.None(Layer.All.SelectMany(layer =>
            LayerGuard.InProject(layer, projects.Single(file => layer.Owns(file.Path)).Text)));
    }

    [Fact]
    public void No_source_file_mentions_what_its_layer_must_not_know() =>
        Faults.None(Layer.All.SelectMany(layer => Repository.Sources.Where(file => layer.Owns(file.Path))
            .SelectMany(file => LayerGuard.InSource(layer, file.Path, file.Text))));

    [Fact]
    public void The_built_core_needs_nothing_but_the_framework() =>
        Assert.All(typeof(Instant).Assembly.GetReferencedAssemblies(),
            needed => Assert.StartsWith("System.", needed.Name, StringComparison.Ordinal));

    [Theory]
    [InlineData("LoyaltyPoints.Core", "<PackageReference Include=\"NodaTime\" />")]
    [InlineData("LoyaltyPoints.Core", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("LoyaltyPoints.Core", "<ProjectReference Include=\"..\\S\\LoyaltyPoints.Storage.csproj\" />")]
    [InlineData("LoyaltyPoints.Storage", "<ProjectReference Include=\"../A/LoyaltyPoints.Api.csproj\" />")]
    [InlineData("LoyaltyPoints.Storage", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("LoyaltyPoints.Api", "<ProjectReference Include=\"../C/LoyaltyPoints.Cli.csproj\" />")]
    [InlineData("LoyaltyPoints.Cli", "<ProjectReference Include=\"../A/LoyaltyPoints.Api.csproj\" />")]
    [InlineData("LoyaltyPoints.Client", "<ProjectReference Include=\"../C/LoyaltyPoints.Core.csproj\" />")]
    [InlineData("LoyaltyPoints.Client", "<PackageReference Include=\"Polly\" />")]
    public void A_reference_out_of_the_layer_is_found(string layer, string reference) =>
        Assert.Single(LayerGuard.InProject(Of(layer), $"<Project Sdk=\"Microsoft.NET.Sdk\">{reference}</Project>"));

    [Fact]
    public void The_web_sdk_below_the_api_is_found() =>
        Assert.Single(LayerGuard.InProject(Of("LoyaltyPoints.Storage"), "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"));

    [Theory]
    [InlineData("LoyaltyPoints.Core", "using Dapper;")]
    [InlineData("LoyaltyPoints.Core", "using Clock = Microsoft.Extensions.Time;")]
    [InlineData("LoyaltyPoints.Core", "var a = new LoyaltyPoints.Storage.Writing.LedgerWriter();")]
    [InlineData("LoyaltyPoints.Storage", "global using static Microsoft.AspNetCore.Http.Results;")]
    [InlineData("LoyaltyPoints.Cli", "using LoyaltyPoints.Api.Features;")]
    public void A_mention_out_of_the_layer_is_found(string layer, string code) =>
        Assert.Equal([$"a.cs:2 mentions {code[code.IndexOfAny(['D', 'M', 'L'])..].Split(';', '(')[0]}"],
            LayerGuard.InSource(Of(layer), "a.cs", $"// The first line says Dapper.\n{code}\n"));

    [Theory]
    [InlineData("LoyaltyPoints.Core", "using System.Text; namespace LoyaltyPoints.Core.Rules; // not Microsoft.X")]
    [InlineData("LoyaltyPoints.Storage", "using LoyaltyPoints.Core; using Dapper; using Microsoft.Data.Sqlite;")]
    public void A_mention_within_the_layer_is_no_fault(string layer, string code) =>
        Assert.Empty(LayerGuard.InSource(Of(layer), "a.cs", code));

    private static Layer Of(string project) => Layer.All.Single(layer => layer.Project == project);
}

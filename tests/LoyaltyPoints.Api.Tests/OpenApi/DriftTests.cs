using System.Text.RegularExpressions;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.OpenApi;

/// <summary>
/// The committed <c>openapi.yaml</c> is what the code generates. After a change of the API, write it anew:
/// <c>LOYALTY_UPDATE_OPENAPI=1 dotnet test tests/LoyaltyPoints.Api.Tests --filter DriftTests</c>
/// </summary>
public sealed partial class DriftTests
{
    [Fact]
    public async Task The_committed_document_is_the_generated_one()
    {
        using var folder = new TempFolder();
        await using var app = ServiceHost.Build(
        [
            "--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:Loyalty", $"Data Source={Path.Combine(folder.Path, "loyalty.db")}",
        ]);
        // Routes are known to the document only once the application runs.
        await app.StartAsync();
        var generated = await app.Services.GetRequiredService<RenderedDocument>().RenderYamlAsync(default);
        await app.StopAsync();
        Assert.Contains("  /health/ready:\n", generated, StringComparison.Ordinal);
        var file = Path.Combine(Root(), "openapi.yaml");
        if (Environment.GetEnvironmentVariable("LOYALTY_UPDATE_OPENAPI") == "1")
            await File.WriteAllTextAsync(file, generated);
        Assert.Equal(generated, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("Of long PurchaseResult.Units, some.", true)]
    [InlineData("Of `units`, some. See PurchaseResult.", false)]
    public void A_member_of_a_class_is_found(string text, bool found) => Assert.Equal(found, Members().IsMatch(text));

    [Fact]
    public async Task Descriptions_speak_of_fields_and_not_of_the_members_of_classes() =>
        Assert.Empty(Members().Matches(await File.ReadAllTextAsync(Path.Combine(Root(), "openapi.yaml")))
            .Select(match => match.Value));

    // How a reference in a comment is written out: the field should be named by its name in JSON.
    [GeneratedRegex(@"\b[A-Za-z?]+ [A-Z][A-Za-z]+\.[A-Z][A-Za-z]+\b")]
    private static partial Regex Members();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

using LoyaltyPoints.Analytics.Measures;

namespace LoyaltyPoints.Analytics.Tests.Measures;

/// <summary>
/// The page of definitions that is committed is made from the code; <c>LOYALTY_UPDATE_DEFINITIONS=1</c> writes it.
/// </summary>
public sealed class DefinitionsPageTests
{
    [Fact]
    public void The_committed_page_is_what_the_code_says()
    {
        var path = Path.Combine(Root(), "src/LoyaltyPoints.Analytics/DEFINITIONS.md");
        if (Environment.GetEnvironmentVariable("LOYALTY_UPDATE_DEFINITIONS") == "1")
            File.WriteAllText(path, DefinitionsPage.Text);

        Assert.Equal(DefinitionsPage.Text, File.ReadAllText(path));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

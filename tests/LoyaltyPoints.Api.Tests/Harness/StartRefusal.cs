namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A start of the server that its settings do not allow.</summary>
public static class StartRefusal
{
    /// <returns>The lines it said; fails unless it left with 1.</returns>
    public static async Task<string[]> OfAsync(params (string Name, string Value)[] settings)
    {
        using var folder = new TempFolder();
        var (exitCode, said) = await ToItsEnd.RunAsync(
            "LoyaltyPoints.Api.dll", folder.Path, ["--urls", "http://127.0.0.1:0"], settings);
        Assert.Equal(1, exitCode);
        return said.Trim().Split('\n');
    }
}

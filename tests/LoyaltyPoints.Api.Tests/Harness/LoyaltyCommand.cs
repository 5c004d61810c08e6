namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>The built <c>loyalty</c> command as a process of its own, on a server's database.</summary>
public static class LoyaltyCommand
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and what was written to both outputs.</returns>
    public static Task<(int ExitCode, string Output)> RunAsync(
        this ServerProcess server, IEnumerable<string> arguments) =>
        ToItsEnd.RunAsync("loyalty.dll", server.Folder, [.. arguments, .. server.Database.Options]);

    /// <summary>Makes a tenant and gives a key of it with every scope but a partner's.</summary>
    public static async Task<string> CreateTenantAsync(this ServerProcess server)
    {
        var (exitCode, output) = await server.RunAsync(
            ["keys", "create", "--new-tenant", Bodies.Unique("tenant"), "--name", "all", "--scopes",
                "pos,checkout,admin"]);
        Assert.True(exitCode == 0, output);
        return output.Trim();
    }

    /// <summary>Proves the whole book, and fails when something in it does not fit.</summary>
    public static async Task VerifyBookAsync(this ServerProcess server)
    {
        var (exitCode, output) = await server.RunAsync(["verify"]);
        Assert.True(exitCode == 0, output);
    }
}

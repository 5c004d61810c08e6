using System.Diagnostics;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>The built <c>loyalty</c> command as a process of its own, on a server's database.</summary>
public static class LoyaltyCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and what was written to both outputs.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        this ServerProcess server, IEnumerable<string> arguments, CancellationToken cancellationToken = default)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = server.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "loyalty.dll"));
        foreach (var argument in arguments.Concat(server.Database.Options)) start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Makes a tenant and gives a key of it with every scope.</summary>
    public static async Task<string> CreateTenantAsync(this ServerProcess server)
    {
        var (exitCode, output) = await server.RunAsync(
            ["keys", "create", "--new-tenant", Bodies.Unique("tenant"), "--name", "all", "--scopes",
                "pos,checkout,partner,admin"]);
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

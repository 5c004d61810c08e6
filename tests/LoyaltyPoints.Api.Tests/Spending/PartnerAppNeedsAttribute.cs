using System.ComponentModel;
using System.Diagnostics;
using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>Tests that build and run a partner's app in TypeScript.</summary>
internal sealed class PartnerAppNeedsAttribute : NeedsAttribute
{
    private const int OldestNode = 18;

    private static readonly Lazy<string?> Answer = new(Look);

    public override string? Missing => Answer.Value;

    private static string? Look()
    {
        if (OutputOf("node", "--version") is not { } version) return "No node to run a partner's app with.";
        if (!Version.TryParse(version.Trim().TrimStart('v'), out var node) || node.Major < OldestNode)
            return $"node is {version.Trim()}, and a partner's app needs {OldestNode}.";
        if (OutputOf("npm", "--version") is null) return "No npm to bring what a partner's app is built with.";
        return OutputOf("npm", "view", "openapi-typescript", "version", "--fetch-retries=0", "--fetch-timeout=20000")
            is null ? "npm reaches no registry that has what a partner's app is built with." : null;
    }

    /// <returns>Null where there is no such program, or it failed.</returns>
    private static string? OutputOf(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            // What it complains of is read as well: it would wait once nobody empties the pipe.
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

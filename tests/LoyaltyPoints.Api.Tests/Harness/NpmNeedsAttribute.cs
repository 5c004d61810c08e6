using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using LoyaltyPoints.Tests.Skipping;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Tests that bring a program in JavaScript by npm and run it.</summary>
/// <param name="package">One of those that it is made of.</param>
/// <param name="what">What is run, in the reason why it is not: <c>a partner's app</c>.</param>
internal abstract class NpmNeedsAttribute(string package, string what) : NeedsAttribute
{
    private const int OldestNode = 18;

    private static readonly ConcurrentDictionary<(string Package, string What), string?> Answers = new();

    public override string? Missing => Answers.GetOrAdd((package, what), static key => Look(key.Package, key.What));

    private static string? Look(string package, string what)
    {
        if (OutputOf("node", "--version") is not { } version) return $"No node to run {what} with.";
        if (!Version.TryParse(version.Trim().TrimStart('v'), out var node) || node.Major < OldestNode)
            return $"node is {version.Trim()}, and {what} needs {OldestNode}.";
        if (OutputOf("npm", "--version") is null) return $"No npm to bring what {what} is built with.";
        return OutputOf("npm", "view", package, "version", "--fetch-retries=0", "--fetch-timeout=20000")
            is null ? $"npm reaches no registry that has what {what} is built with." : null;
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

using System.Diagnostics;
using System.Text;

namespace LoyaltyPoints.Api.Tests.Tour;

/// <summary>What one command did.</summary>
/// <param name="Output">Standard output and errors, as they came.</param>
/// <param name="ExitCode">Null where the shell left before it came to the command's end.</param>
public sealed record ConsoleResult(string Output, int? ExitCode);

/// <summary>Types commands into one bash, so that each sees the variables and functions of those before it.</summary>
public static class ConsoleSession
{
    // No page prints these characters: they tell where one command's output ends.
    private const char Mark = '\u001e';

    /// <summary>Runs all the commands in a new folder and returns as many results.</summary>
    /// <exception cref="OperationCanceledException">They took too long; bash has been killed.</exception>
    public static async Task<IReadOnlyList<ConsoleResult>> RunAsync(
        IEnumerable<string> commands,
        IReadOnlyDictionary<string, string> variables,
        CancellationToken cancellationToken)
    {
        var all = commands.ToList();
        var folder = Directory.CreateTempSubdirectory("loyalty-tour-");
        try
        {
            var script = Path.Combine(folder.FullName, "tour.sh");
            await File.WriteAllTextAsync(script, ToScript(all), cancellationToken);
            return Split(await OutputOfAsync(script, variables, cancellationToken), all.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string ToScript(IEnumerable<string> commands)
    {
        var script = new StringBuilder("exec 2>&1 </dev/null\n");
        foreach (var command in commands) script.Append($"{command}\nprintf '{Mark}%d{Mark}' $?\n");
        return script.ToString();
    }

    private static List<ConsoleResult> Split(string output, int count)
    {
        var parts = output.Split(Mark);
        return [.. Enumerable.Range(0, count).Select(index => new ConsoleResult(
            parts.ElementAtOrDefault(2 * index) ?? "",
            parts.ElementAtOrDefault(2 * index + 1) is { } code ? int.Parse(code) : null))];
    }

    private static async Task<string> OutputOfAsync(
        string script, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { "--noprofile", "--norc", script },
            WorkingDirectory = Path.GetDirectoryName(script)!,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var bash = Process.Start(start) ?? throw new InvalidOperationException("bash was not started.");
        try
        {
            var output = await bash.StandardOutput.ReadToEndAsync(cancellationToken);
            await bash.WaitForExitAsync(cancellationToken);
            return output;
        }
        finally
        {
            if (!bash.HasExited) bash.Kill(entireProcessTree: true);
        }
    }
}

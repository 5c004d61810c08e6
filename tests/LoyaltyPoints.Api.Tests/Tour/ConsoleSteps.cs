using System.Text.RegularExpressions;

namespace LoyaltyPoints.Api.Tests.Tour;

/// <summary>One command that a page tells its reader to type.</summary>
/// <param name="Line">Where in the page it begins, from 1.</param>
/// <param name="Command">The whole of it, over as many lines as it takes.</param>
/// <param name="Expected">The lines that the page says it prints.</param>
public sealed record ConsoleStep(int Line, string Command, IReadOnlyList<string> Expected);

/// <summary>
/// Reads the blocks fenced as <c>console</c>. A line that begins with <c>$ </c> begins a command; the command goes on
/// while a quote, a here-document or a backslash at the end of the line holds it open; what follows is its output.
/// </summary>
public static partial class ConsoleSteps
{
    public static IReadOnlyList<ConsoleStep> Read(string markdown)
    {
        var lines = markdown.Split('\n');
        List<ConsoleStep> steps = [];
        for (var at = 0; at < lines.Length; at++)
            if (lines[at] == "```console")
                at = ReadBlock(lines, at + 1, steps);
        return steps;
    }

    /// <summary>Whether a shell would ask for another line before it runs this.</summary>
    public static bool IsOpen(string command)
    {
        var lines = command.Split('\n');
        List<string> typed = [];
        for (var at = 0; at < lines.Length; at++)
        {
            typed.Add(lines[at]);
            if (HereDocument().Match(lines[at]) is not { Success: true } start) continue;
            // What a here-document says is text: a quote in it opens nothing.
            at = Array.IndexOf(lines, start.Groups["end"].Value, at + 1);
            if (at < 0) return true;
        }

        return typed[^1].EndsWith('\\') || IsQuoteOpen(string.Join('\n', typed));
    }

    /// <returns>The index of the line that closes the block.</returns>
    private static int ReadBlock(string[] lines, int at, List<ConsoleStep> steps)
    {
        while (lines[at] != "```")
        {
            if (!IsCommand(lines[at]))
                throw new FormatException($"Line {at + 1}: output without a command: {lines[at]}");
            var begin = at;
            var command = lines[at++][2..];
            while (IsOpen(command))
            {
                if (lines[at] == "```") throw new FormatException($"Line {begin + 1}: the command has no end.");
                command += "\n" + lines[at++];
            }

            var output = lines[at..].TakeWhile(line => line != "```" && !IsCommand(line));
            steps.Add(new ConsoleStep(begin + 1, command, [.. output]));
            at += steps[^1].Expected.Count;
        }

        return at;
    }

    private static bool IsCommand(string line) => line.StartsWith("$ ", StringComparison.Ordinal);

    private static bool IsQuoteOpen(string command)
    {
        var open = '\0';
        for (var at = 0; at < command.Length; at++)
        {
            if (command[at] == '\\' && open != '\'') at++;
            else if (command[at] == open) open = '\0';
            else if (open == '\0' && command[at] is '\'' or '"') open = command[at];
        }

        return open != '\0';
    }

    [GeneratedRegex("""<<\s*(['"]?)(?<end>\w+)\1""")]
    private static partial Regex HereDocument();
}

using System.Text;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>A string literal without its quotes; each hole of an interpolated one is a blank.</summary>
/// <param name="Line">Of its first character, from 1.</param>
/// <param name="Text">What it says, escapes resolved as far as a reader of SQL cares.</param>
internal sealed record StringLiteral(int Line, string Text);

/// <summary>
/// A C# file taken apart: code with comments and literals blanked (same length, same lines), and its string literals,
/// be they plain, verbatim, raw or interpolated. It knows no grammar beyond that.
/// </summary>
internal sealed partial class CSharpSource
{
    private readonly string text;
    private readonly char[] code;
    private readonly List<StringLiteral> strings = [];
    private int at;

    public CSharpSource(string text)
    {
        this.text = text;
        code = text.ToCharArray();
        ReadCode(inHole: false);
    }

    public string Code => new(code);

    public IReadOnlyList<StringLiteral> Strings => strings;

    /// <summary>The line of an offset into <see cref="Code"/>, from 1.</summary>
    public int LineAt(int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    [GeneratedRegex("""\G(?<prefix>[$@]*)(?<quotes>"+)""")]
    private static partial Regex StringStart();

    // A directive's words are no code: `#error don't` holds no character literal.
    [GeneratedRegex("""\G(//[^\n]*|/\*[\s\S]*?\*/|'(\\[^\n][^'\n]*|[^\\'\n])')|\G(?<=^[ \t]*)#[^\n]*""",
        RegexOptions.Multiline)]
    private static partial Regex NoCode();

    private void ReadCode(bool inHole)
    {
        var depth = 0;
        while (at < text.Length)
        {
            // Only these can begin what is not code; to ask the patterns at every character would take seconds.
            var suspicious = text[at] is '"' or '$' or '@' or '/' or '\'' or '#';
            if (suspicious && StringStart().Match(text, at) is { Success: true } start) ReadString(start);
            else if (suspicious && NoCode().Match(text, at) is { Success: true } no) Skip(no.Length, text[at] == '#');
            else if (inHole && depth == 0 && text[at] == '}') return;
            else
            {
                depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
                at++;
            }
        }
    }

    private void ReadString(Match start)
    {
        var holes = start.Groups["prefix"].Value.Count(c => c == '$');
        var verbatim = start.Groups["prefix"].Value.Contains('@');
        // `""` is empty and `@"""` begins with a quote of its own: only three or more without an @ open a raw literal.
        var raw = !verbatim && start.Groups["quotes"].Length >= 3;
        var quotes = raw ? start.Groups["quotes"].Value : "\"";
        var line = LineAt(at);
        Skip(start.Groups["prefix"].Length + quotes.Length);

        var said = new StringBuilder();
        while (at < text.Length)
        {
            if (verbatim && StartsWith("\"\"")) Say(said, 2, "\"");
            else if (StartsWith(quotes)) break;
            else if (!raw && !verbatim && text[at] == '\\') Say(said, 2, Unescaped());
            else if (holes > 0 && text[at] == '{') ReadHole(said, raw ? holes : 1, raw);
            else Say(said, 1, text[at].ToString());
        }

        Skip(quotes.Length);
        strings.Add(new StringLiteral(line, said.ToString()));
    }

    private void ReadHole(StringBuilder said, int braces, bool raw)
    {
        var run = text.AsSpan(at).IndexOfAnyExcept('{');
        // In `$"{{"` two braces stand for one; in `$$"""` fewer than two stand for themselves.
        var opens = raw ? run >= braces : run % 2 == 1;
        Say(said, run, new string('{', raw ? run % braces : run / 2));
        if (!opens) return;
        said.Append(' ');
        ReadCode(inHole: true);
        Skip(braces);
    }

    private string Unescaped() => at + 1 >= text.Length ? "" : text[at + 1] switch
    {
        'n' or 'r' or 't' => " ",
        var other => other.ToString(),
    };

    private bool StartsWith(string what) => string.CompareOrdinal(text, at, what, 0, what.Length) == 0;

    private void Say(StringBuilder said, int length, string what)
    {
        said.Append(what);
        Skip(length);
    }

    private void Skip(int length, bool keep = false)
    {
        for (var end = Math.Min(text.Length, at + length); at < end; at++)
            if (!keep && code[at] != '\n')
                code[at] = ' ';
    }
}

using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>
/// One statement set for all engines: what only some of them understand belongs into a dialect or a migration. Looks
/// into string literals that are SQL or a piece of it, and nowhere else.
/// </summary>
internal static partial class DialectGuard
{
    public static bool MayUseDialect(string path) =>
        path.StartsWith("src/LoyaltyPoints.Storage/Dialects/", StringComparison.Ordinal) ||
        path.StartsWith("src/LoyaltyPoints.Storage/Migrations/", StringComparison.Ordinal);

    public static IEnumerable<string> InSource(string path, string text) =>
        from literal in new CSharpSource(text).Strings
        where Sql().IsMatch(literal.Text)
        from Match match in Dialect().Matches(literal.Text)
        let line = literal.Line + literal.Text.AsSpan(0, match.Index).Count('\n')
        select $"{path}:{line} says {match.Value}";

    /// <summary>Statements in a source file, for places that must not have any.</summary>
    public static IEnumerable<string> Statements(string path, string text) =>
        from literal in new CSharpSource(text).Strings
        from Match match in Statement().Matches(literal.Text)
        let line = literal.Line + literal.Text.AsSpan(0, match.Index).Count('\n')
        select $"{path}:{line} says {match.Value}";

    [GeneratedRegex(@"\b(SELECT\s|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b)")]
    private static partial Regex Statement();

    // Verbs with their second word in any case; alone only in capitals, as statements are written here, so that
    // English ("update the limit") is not taken for SQL.
    [GeneratedRegex("""
        \b(?i:insert\s+(into|or)|delete\s+from|update\s+\w+\s+set|create\s+(unique\s+)?(table|index|view)
        |alter\s+table|drop\s+(table|index)|select\b[\s\S]*?\bfrom|order\s+by|group\s+by)\b
        |\b(SELECT|INSERT|UPDATE|MERGE|WHERE|FROM|VALUES|JOIN|HAVING|UNION|EXISTS|PRAGMA|BEGIN|SAVEPOINT|VACUUM)\b
        |\b(LIMIT|OFFSET|RETURNING|FETCH|ON\s+CONFLICT)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Sql();

    // The last alternative is a row value, `(a, b) > (@a, @b)`, which SQL Server has not.
    [GeneratedRegex("""
        (?<![\w@$:.])(MERGE|TOP|OUTPUT|RETURNING|LIMIT|OFFSET|FETCH|GETUTCDATE|GETDATE|SYSUTCDATETIME|NOW\s*\(
        |CURRENT_TIMESTAMP|STRFTIME|DATETIME\s*\(|DATEADD|UNIXEPOCH|ISNULL|IFNULL|NVL|IIF|NOLOCK|UPDLOCK|HOLDLOCK
        |ROWLOCK|READPAST|FOR\s+UPDATE|SKIP\s+LOCKED|ON\s+CONFLICT|ON\s+DUPLICATE|INSERT\s+OR|REPLACE\s+INTO
        |AUTOINCREMENT|IDENTITY|SERIAL|PRAGMA|ROWID|LAST_INSERT_ROWID|SCOPE_IDENTITY|CHANGES\s*\(|ILIKE|GLOB|REGEXP
        |IS\s+(NOT\s+)?DISTINCT\s+FROM|NULLS\s+(FIRST|LAST)|WITH\s+RECURSIVE|BEGIN\s+(IMMEDIATE|EXCLUSIVE)|VACUUM
        |SQLITE_\w+|PG_\w+|SYS\.\w+|INFORMATION_SCHEMA|JSON_EACH|JSON_EXTRACT|OPENJSON|UNNEST|STRING_AGG|GROUP_CONCAT
        |RANDOMBLOB|HEX\s*\(|TYPEOF|CROSS\s+APPLY|LATERAL)(?!\w)
        |::\w+|\|\||`|\[\w+\]
        |(?<!\w)\([^()]*,[^()]*\)\s*(<|>|=|IN\b)=?\s*\(
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex Dialect();
}

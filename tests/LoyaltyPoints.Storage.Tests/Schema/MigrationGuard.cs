using System.Text.RegularExpressions;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>
/// Old and new instances run side by side while they are replaced, so a migration only adds what an old one may ignore:
/// a table, an index that refuses nothing, a column that may be left out of an INSERT.
/// </summary>
internal static partial class MigrationGuard
{
    public static IEnumerable<string> Faults(string sql) =>
        from statement in Comment().Replace(sql, "").Split(';', StringSplitOptions.TrimEntries)
        let words = Blanks().Replace(statement, " ")
        where words.Length > 0 && !IsAddition(words)
        select words;

    private static bool IsAddition(string statement) =>
        statement.StartsWith("CREATE TABLE ", StringComparison.Ordinal)
        || statement.StartsWith("CREATE INDEX ", StringComparison.Ordinal)
        || Locking().IsMatch(statement) || Longer().IsMatch(statement)
        || (Column().Match(statement) is { Success: true } column && !Strict().IsMatch(column.Value)
            && (!column.Value.Contains("NOT NULL", StringComparison.OrdinalIgnoreCase)
                || column.Value.Contains("DEFAULT", StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // Room for longer texts in a column that may be null: an old instance reads and writes as before.
    [GeneratedRegex(@"^ALTER TABLE \w+ ALTER COLUMN \w+ nvarchar\([0-9]{3,4}\) NULL$")]
    private static partial Regex Longer();

    // How rows are locked, not what they hold: an old instance sees no difference.
    [GeneratedRegex(@"^ALTER TABLE \w+ SET \(LOCK_ESCALATION = DISABLE\)$")]
    private static partial Regex Locking();

    // One column: a second would hide behind the first one's default.
    [GeneratedRegex(@"^ALTER TABLE \w+ ADD (COLUMN )?(\([^()]*\)|[^,()])+$")]
    private static partial Regex Column();

    [GeneratedRegex(@"\b(UNIQUE|CHECK|REFERENCES|PRIMARY|CONSTRAINT (?!df_))\b", RegexOptions.IgnoreCase)]
    private static partial Regex Strict();
}

namespace LoyaltyPoints.Core.Tests.House;

public sealed class DialectTests
{
    [Fact]
    public void Only_dialects_and_migrations_speak_a_dialect() =>
        Faults.None(Repository.Sources
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => !DialectGuard.MayUseDialect(file.Path))
            .SelectMany(file => DialectGuard.InSource(file.Path, file.Text)));

    [Fact]
    public void No_sql_file_lies_outside_the_migrations_and_what_a_dba_runs() =>
        Assert.All(Repository.Files.Where(file => file.Path.EndsWith(".sql", StringComparison.Ordinal)),
            file => Assert.True(
                DialectGuard.MayUseDialect(file.Path) || file.Path.StartsWith("deploy/", StringComparison.Ordinal),
                file.Path));

    // So that one place is enough to know every statement by: tests collect them there.
    [Fact]
    public void Only_the_storage_speaks_sql() =>
        Faults.None(Repository.Sources
            .Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal))
            .Where(file => !file.Path.StartsWith("src/LoyaltyPoints.Storage/", StringComparison.Ordinal))
            .SelectMany(file => DialectGuard.Statements(file.Path, file.Text)));

    [Theory]
    [InlineData("SELECT 1", "SELECT ")]
    [InlineData("DELETE FROM t WHERE a = 1", "DELETE FROM")]
    public void A_statement_is_found(string sql, string words) =>
        Assert.Equal([$"a.cs:1 says {words}"], DialectGuard.Statements("a.cs", $"var sql = \"{sql}\";"));

    [Theory]
    [InlineData("SELECT a FROM t LIMIT @n", "LIMIT")]
    [InlineData("select a from t limit @n", "limit")]
    [InlineData("SELECT TOP (5) a FROM t", "TOP")]
    [InlineData("UPDATE t SET a = 1 OUTPUT inserted.a", "OUTPUT")]
    [InlineData("INSERT INTO t (a) VALUES (@a) RETURNING a", "RETURNING")]
    [InlineData("INSERT INTO t (a) VALUES (@a) ON CONFLICT DO NOTHING", "ON CONFLICT")]
    [InlineData("INSERT OR IGNORE INTO t (a) VALUES (@a)", "INSERT OR")]
    [InlineData("MERGE t USING s ON t.a = s.a", "MERGE")]
    [InlineData("PRAGMA synchronous=FULL", "PRAGMA")]
    [InlineData("SELECT ISNULL(a, 0) FROM t WITH (NOLOCK)", "ISNULL", "NOLOCK")]
    [InlineData("SELECT a FROM t WHERE at < GETUTCDATE()", "GETUTCDATE")]
    [InlineData("SELECT rowid FROM t", "rowid")]
    [InlineData("SELECT name FROM sqlite_master", "sqlite_master")]
    [InlineData("BEGIN IMMEDIATE", "BEGIN IMMEDIATE")]
    [InlineData("SELECT a || b FROM t", "||")]
    [InlineData("SELECT a FROM t WHERE (at, id) < (@at, @id)", "(at, id) < (")]
    [InlineData(" OFFSET @skip", "OFFSET")]
    public void A_dialect_word_is_found(string sql, params string[] words) =>
        Assert.Equal(words.Select(word => $"a.cs:2 says {word}"),
            DialectGuard.InSource("a.cs", $"// SQL\nvar sql = \"{sql}\";\n"));

    [Fact]
    public void A_dialect_word_in_a_raw_literal_is_found_on_its_line() =>
        Assert.Equal(["a.cs:4 says LIMIT"], DialectGuard.InSource("a.cs",
            "const string Sql = \"\"\"\n    SELECT a\n    FROM t WHERE limits = @limit\n    LIMIT 1\n    \"\"\";"));

    [Theory]
    [InlineData("SELECT id, coalesce(a, b) FROM t WHERE a = @limit AND t.offset_at < @offset ORDER BY at, id")]
    [InlineData("INSERT INTO t (a, b) SELECT a, b FROM s WHERE NOT EXISTS (SELECT 1 FROM t WHERE t.a IN (1, 2))")]
    [InlineData("INSERT INTO t (a, b) VALUES (@a, @b), (@c, @d)")]
    [InlineData("Too much: at most 200 is the limit, update the offset.")]
    [InlineData("/v1/purchases?limit=50")]
    public void Portable_sql_and_plain_english_are_no_fault(string text) =>
        Assert.Empty(DialectGuard.InSource("a.cs", $"var text = \"{text}\"; // LIMIT, SELECT TOP 1"));
}

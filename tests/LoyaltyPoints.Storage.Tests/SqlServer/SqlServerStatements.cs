using System.Reflection;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Tests.Schema;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>Every text that the storage would send to SQL Server, and where it comes from.</summary>
internal static class SqlServerStatements
{
    private static readonly Assembly Storage = typeof(SqlDialect).Assembly;
    private static readonly SqlDialect Dialect = SqlDialects.Open("SqlServer", "Server=nowhere");

    /// <summary>Where texts are made from pieces at run time; what becomes of them is added below.</summary>
    private static readonly HashSet<string> MadeFrom =
    [
        "SqlServerText", "SqlServerDialect.Limited", "SqlServerDialect.Recursive",
    ];

    /// <summary>The statements over sets, wherever a class keeps one.</summary>
    public static IReadOnlyList<(string Place, SetStatement Statement)> Sets { get; } =
    [
        .. from type in Storage.GetTypes()
           from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
           where field.FieldType == typeof(SetStatement) && !type.ContainsGenericParameters
           select ($"{type.Name}.{field.Name}", (SetStatement)field.GetValue(null)!),
    ];

    public static IEnumerable<Literal> All() => SqlLiterals.In(Storage)
        .Where(literal => !IsOfAnotherEngine(literal) && !MadeFrom.Any(literal.Place.StartsWith))
        .SelectMany(Sent)
        .Concat(Sets.Select(set => new Literal(set.Place, SqlServerText.Of(set.Statement))))
        .Append(new Literal("the migrations", SqlServerSchema.Script));

    private static bool IsOfAnotherEngine(Literal literal) =>
        literal.Place.StartsWith("Sqlite", StringComparison.Ordinal)
        || literal.Place.StartsWith("Postgres", StringComparison.Ordinal);

    // Which form is sent, its caller says; so a query must be good in both.
    private static IEnumerable<Literal> Sent(Literal literal) => literal.Text switch
    {
        ['S', 'E', 'L', 'E', 'C', 'T', ..] => [literal, literal with { Text = Dialect.Limited(literal.Text) }],
        var text when text.Contains(" AS (", StringComparison.Ordinal) && !text.Contains("WITH ") =>
            [literal with { Text = Dialect.Recursive(text) }],
        _ => [literal],
    };
}

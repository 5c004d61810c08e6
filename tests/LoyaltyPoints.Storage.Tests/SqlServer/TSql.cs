using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>Microsoft's own parser of T-SQL, as SQL Server 2019 speaks it.</summary>
internal static class TSql
{
    /// <exception cref="FormatException">It is no T-SQL; the message says where.</exception>
    public static TSqlFragment Parse(string sql)
    {
        using var reader = new StringReader(sql);
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors is [var first, ..]
            ? throw new FormatException($"Line {first.Line}, column {first.Column}: {first.Message}\n{sql}") : fragment;
    }
}

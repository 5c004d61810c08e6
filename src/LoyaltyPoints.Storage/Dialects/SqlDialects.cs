using System.Data.Common;
using LoyaltyPoints.Storage.PersonalData;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>A setting is missing or says something impossible; the message is for the operator.</summary>
public sealed class ConfigurationException(string message) : Exception(message);

/// <summary>The engines by the name that configuration gives them.</summary>
public static class SqlDialects
{
    /// <param name="personal">How personal data lies there; null: in plain.</param>
    /// <exception cref="ConfigurationException">
    /// The provider is none of those supported, or does not take the connection string; the message shows none of its
    /// values.
    /// </exception>
    public static SqlDialect Open(
        string provider, string connectionString, PersonalDataCipher? personal = null)
    {
        var cipher = personal ?? PersonalDataCipher.None;
        (Func<SqlDialect> Open, DbConnectionStringBuilder Builder) engine = provider.ToUpperInvariant() switch
        {
            "SQLITE" => (
                () => new SqliteDialect(connectionString) { Personal = cipher }, new SqliteConnectionStringBuilder()),
            "SQLSERVER" => (
                () => new SqlServerDialect(connectionString) { Personal = cipher }, new SqlConnectionStringBuilder()),
            "POSTGRES" => (
                () => new PostgresDialect(connectionString) { Personal = cipher }, new NpgsqlConnectionStringBuilder()),
            _ => throw new ConfigurationException(
                $"Database__Provider is '{provider}'; supported are: Sqlite, SqlServer, Postgres."),
        };
        try
        {
            return engine.Open();
        }
        catch (Exception exception) when (ConnectionStringFault.Is(exception))
        {
            var fault = ConnectionStringFault.Of(connectionString, engine.Builder);
            throw new ConfigurationException($"ConnectionStrings__Loyalty is not one for {provider}: {fault}.");
        }
    }
}

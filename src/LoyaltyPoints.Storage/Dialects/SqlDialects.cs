namespace LoyaltyPoints.Storage.Dialects;

/// <summary>A setting is missing or says something impossible; the message is for the operator.</summary>
public sealed class ConfigurationException(string message) : Exception(message);

/// <summary>The engines by the name that configuration gives them.</summary>
public static class SqlDialects
{
    /// <exception cref="ConfigurationException">
    /// The provider is none of those supported, or the connection string is not of its form.
    /// </exception>
    public static SqlDialect Open(string provider, string connectionString)
    {
        try
        {
            return provider.ToUpperInvariant() switch
            {
                "SQLITE" => new SqliteDialect(connectionString),
                "SQLSERVER" => new SqlServerDialect(connectionString),
                "POSTGRES" => new PostgresDialect(connectionString),
                _ => throw new ConfigurationException(
                    $"Database__Provider is '{provider}'; supported are: Sqlite, SqlServer, Postgres."),
            };
        }
        catch (ArgumentException exception)
        {
            throw new ConfigurationException(
                $"ConnectionStrings__Loyalty is no connection string: {exception.Message}");
        }
    }
}

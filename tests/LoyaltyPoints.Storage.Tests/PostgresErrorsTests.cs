using LoyaltyPoints.Storage.Dialects;
using Npgsql;

namespace LoyaltyPoints.Storage.Tests;

/// <summary>
/// Of a Citus cluster, whose nodes' errors lose their codes on the way: racing batches were answered 500 where the key
/// had only been taken by another instance. And of a name service that does not answer, which no database error tells.
/// </summary>
public sealed class PostgresErrorsTests
{
    private static readonly PostgresDialect Dialect = new("Host=nowhere");

    [Theory]
    [InlineData("duplicate key value violates unique constraint \"pk_keys_102076\"", "ReportCopyError", true)]
    [InlineData("duplicate key value violates unique constraint \"pk_keys_102076\"", "ReportResultError", false)]
    [InlineData("null value in column \"units\" violates not-null constraint", "ReportCopyError", false)]
    public void A_node_reports_to_a_copy_then_the_name_of_the_key_tells(
        string message, string routine, bool isUnique) =>
        Assert.Equal(isUnique, Dialect.IsUniqueViolation(Error(message, routine)));

    [Fact]
    public void The_connection_to_a_node_breaks_then_it_is_worth_trying_again() =>
        Assert.True(Dialect.IsTransient(Error("server closed the connection unexpectedly", "ReportResultError")));

    [Fact]
    public void Nobody_knows_the_servers_name_just_now_then_it_is_worth_trying_again()
    {
        var dialect = new PostgresDialect("Host=no..such..name");

        var failure = Assert.ThrowsAny<NpgsqlException>(() => dialect.OpenReader(mayLag: false));
        Assert.True(dialect.IsTransient(failure));
    }

    private static PostgresException Error(string message, string routine) =>
        new(message, "ERROR", "ERROR", PostgresErrorCodes.InternalError, routine: routine);
}

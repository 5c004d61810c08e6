using LoyaltyPoints.Api.Tests.Harness;
using Npgsql;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What whoever starts the service on PostgreSQL sees.</summary>
public sealed class PostgresStartTests : IDisposable
{
    private readonly PostgresDatabase database = new();

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("Port", 1)]
    [InlineData("Username", "nobody")]
    [InlineData("Database", "not_there")]
    public async Task The_database_does_not_let_it_in_then_the_start_ends_with_one_line_without_the_password(
        string setting, object value)
    {
        var builder = new NpgsqlConnectionStringBuilder(database.ConnectionString) { [setting] = value };
        builder.Password ??= "s3cret";

        var said = Assert.Single(await StartRefusal.OfAsync(
            ("Database__Provider", "Postgres"), ("ConnectionStrings__Loyalty", builder.ToString())));

        Assert.NotEmpty(said);
        Assert.DoesNotContain(builder.Password, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_string_cannot_be_read_then_the_start_ends_with_one_line_without_the_password()
    {
        var said = Assert.Single(await StartRefusal.OfAsync(
            ("Database__Provider", "Postgres"),
            ("ConnectionStrings__Loyalty", "Host=127.0.0.1;Password=s3cret;Colour=blue")));

        Assert.Contains("ConnectionStrings__Loyalty", said, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", said, StringComparison.Ordinal);
    }
}

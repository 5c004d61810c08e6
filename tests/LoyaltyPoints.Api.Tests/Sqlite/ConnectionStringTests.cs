using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Tests.Sqlite;

/// <summary>
/// What is said of a connection string that an engine does not take: what is wrong, and none of its values.
/// </summary>
public sealed class ConnectionStringTests
{
    private const string Form = "not of the form";

    [Theory]
    [InlineData("Sqlite", "s3cret", Form)]
    [InlineData("Sqlite", "Data Source=a;Password=s3cret;s3cret", Form)]
    [InlineData("Sqlite", "Data Source=a;Password=x;s3cret=y", "name 3 of its 3")]
    [InlineData("Sqlite", "Data Source=a;Mode=s3cret", "'mode'")]
    [InlineData("Sqlite", "Data Source=a;Default Timeout=s3cret", "'default timeout'")]
    [InlineData("Sqlite", "Host=a;Database=s3cret", "name 1 of its 2")]
    [InlineData("Sqlite", "Password=s3cret", "lacks")]
    [InlineData("Postgres", "postgresql://user:s3cret@server/loyalty", Form)]
    [InlineData("Postgres", "Host=a;Password=\"s3cret", Form)]
    [InlineData("Postgres", "Host=a;Password=x;s3cret=y", "name 3 of its 3")]
    [InlineData("Postgres", "Host=a;Port=s3cret", "'port'")]
    [InlineData("Postgres", "Host=a;SSL Mode=s3cret", "'ssl mode'")]
    [InlineData("Postgres", "Username=a;Password=s3cret", "lacks")]
    [InlineData("SqlServer", "Server=a;Password=s3cret;s3cret", Form)]
    [InlineData("SqlServer", "Server=a;Password=x;s3cret=y", "name 3 of its 3")]
    [InlineData("SqlServer", "Server=a;Encrypt=s3cret", "'encrypt'")]
    [InlineData("SqlServer", "Server=a;Connect Timeout=s3cret", "'connect timeout'")]
    [InlineData("SqlServer", "Server=a;Connect Timeout=99999999999", "'connect timeout'")]
    public void It_is_not_taken_then_the_setting_and_the_fault_are_named_and_no_value_is(
        string provider, string connectionString, string fault)
    {
        var said = Assert.Throws<ConfigurationException>(() => SqlDialects.Open(provider, connectionString)).Message;

        Assert.Contains("ConnectionStrings__Loyalty", said, StringComparison.Ordinal);
        Assert.Contains(fault, said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("s3cret", said, StringComparison.OrdinalIgnoreCase);
    }
}

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>The migrations of all engines make the same schema.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void On_sqlite_and_sql_server_then_it_is_the_same() =>
        Assert.Empty(SchemaComparison.WithSqlServer(SqliteSchema.Read(), SqlServerSchema.Read()));

    [Theory]
    [InlineData("CREATE TABLE leases (", "CREATE TABLE leazes (", "leases is missing", "leazes is missing")]
    [InlineData("token           bigint", "token           int", "leases: token is int instead of bigint")]
    [InlineData("holder          nvarchar(128) COLLATE Latin1_General_100_BIN2", "holder nvarchar(128)",
        "leases: holder is nvarchar(128) instead of")]
    [InlineData("pk_cap_usage PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id, cap_id, period_start)",
        "pk_cap_usage PRIMARY KEY CLUSTERED (tenant_id, member_id, program_id, cap_id)", "cap_usage: the keys are")]
    [InlineData("ON idempotency_keys (recorded_at)", "ON idempotency_keys (status)",
        "idempotency_keys: on one side only is ix_idempotency_keys_recorded (recorded_at)",
        "idempotency_keys: on one side only is ix_idempotency_keys_recorded (status)")]
    [InlineData("INDEX cx_purchases CLUSTERED (tenant_id, purchase_id)",
        "INDEX cx_purchases CLUSTERED (purchase_id)", "purchases: on one side only is cx_purchases (tenant_id",
        "purchases: on one side only is cx_purchases (purchase_id)")]
    [InlineData("revoked_at      bigint                                       NULL",
        "revoked_at bigint NOT NULL", "api_keys: revoked_at is nullable")]
    public void One_differs_then_it_is_found(string was, string made, params string[] differences)
    {
        Assert.Contains(was, SqlServerSchema.Script, StringComparison.Ordinal);
        var found = SchemaComparison.WithSqlServer(
            SqliteSchema.Read(), SqlServerSchema.Read(SqlServerSchema.Script.Replace(was, made))).ToList();

        Assert.Equal(differences.Length, found.Count);
        Assert.All(differences, one => Assert.Contains(found, it => it.StartsWith(one, StringComparison.Ordinal)));
    }
}

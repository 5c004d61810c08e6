using LoyaltyPoints.Storage.Tests.Schema;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>What a DBA looks at first.</summary>
public sealed class SchemaShapeTests : TSqlFragmentVisitor
{
    private readonly List<string> names = [];

    /// <summary>
    /// UTF-16 units that the API accepts at most, as its validators say; a shorter column would fail in production.
    /// </summary>
    public static readonly TheoryData<string, string, int> Longest = new()
    {
        { "natural_keys", "source", 64 }, { "natural_keys", "external_id", 128 }, { "purchases", "external_id", 128 },
        { "members", "external_id", 128 }, { "members", "name", 200 }, { "members", "birthday", 10 },
        { "member_identifiers", "kind", 32 }, { "member_identifiers", "value", 128 },
        { "idempotency_keys", "idempotency_key", 255 }, { "api_keys", "key_id", 32 }, { "api_keys", "name", 100 },
        { "programs", "name", 100 }, { "cap_usage", "cap_id", 64 + 1 + "lifetime".Length },
        // A campaign's rule: the campaign's id, a rule's, a period.
        { "cap_usage", "cap_id", 36 + 1 + 32 + 1 + "lifetime".Length }, { "campaigns", "name", 100 },
        { "adjustments", "reason", 500 }, { "adjustments", "actor", 100 },
        { "vip_memberships", "plan_id", 64 }, { "vip_payments", "plan_id", 64 }, { "vip_payments", "reference", 128 },
        { "vip_payments", "reason", 500 },
        { "voucher_series", "name", 100 }, { "vouchers", "code", 32 }, { "vouchers", "chosen", 32 },
        { "vouchers", "void_reason", 500 }, { "voucher_uses", "source", 64 }, { "voucher_uses", "external_id", 128 },
        { "voucher_batches", "batch_key", 255 },
        { "referral_codes", "code", 10 }, { "affiliates", "name", 100 }, { "affiliates", "code", 32 },
    };

    [Theory]
    [MemberData(nameof(Longest))]
    public void The_longest_text_is_sent_then_its_column_is_wide_enough(string table, string column, int longest)
    {
        var type = SqlServerSchema.Read().Single(one => one.Name == table).Column(column)!.Type;

        Assert.InRange(int.Parse(type.Split('(', ')')[1]), longest, 4000);
    }

    // 900 bytes for a clustered index, 1,700 for another: the less serves for both.
    [Fact]
    public void Every_key_is_narrow_enough_to_be_indexed()
    {
        var tables = SqlServerSchema.Read();

        Assert.All(
            from table in tables
            from key in table.Indexes.Select(index => index.Columns).Append(table.PrimaryKey)
            select (table.Name, Bytes: key.Sum(column => Bytes(table.Column(column)!.Type))),
            key => Assert.InRange(key.Bytes, 1, 900));
    }

    [Fact]
    public void Every_constraint_and_index_has_a_name_of_ours()
    {
        TSql.Parse(SqlServerSchema.Script).Accept(this);

        Assert.Equal(SqlServerSchema.Read().Select(table => $"pk_{table.Name}").Order(),
            names.Where(name => name.StartsWith("pk_", StringComparison.Ordinal)).Order());
        Assert.All(names, name => Assert.Matches("^(pk|ix|cx|df)_[a-z_]+$", name));
    }

    public override void Visit(ConstraintDefinition node)
    {
        if (node is not NullableConstraintDefinition) names.Add(node.ConstraintIdentifier?.Value ?? "(nameless)");
    }

    public override void Visit(IndexDefinition node) => names.Add(node.Name?.Value ?? "(nameless)");

    public override void Visit(CreateIndexStatement node) => names.Add(node.Name.Value);


    private static int Bytes(string type) => type.Split('(', ')') switch
    {
        ["int"] => 4,
        ["bigint"] => 8,
        ["nvarchar", var length, ..] => 2 * int.Parse(length),
        [_, var length, ..] => int.Parse(length),
        _ => throw new ArgumentException(type),
    };
}

using LoyaltyPoints.Storage.MemberExports;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>A new table that has something of members is in their export, or says why not.</summary>
public sealed class MemberTablesTests
{
    [Fact]
    public void Every_table_with_rows_of_a_member_is_exported_or_left_out_on_purpose()
    {
        var ofMembers = SqlServerSchema.Read().Where(table => table.Column("member_id") is not null)
            .Select(table => table.Name).Order(StringComparer.Ordinal);
        var known = MemberTables.All.Select(table => table.Select.Split(' ')[3]).Concat(MemberTables.LeftOut)
            .Order(StringComparer.Ordinal);

        Assert.Equal(ofMembers, known);
    }
}

using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Tests.Engines;
using LoyaltyPoints.Storage.Tests.SqlServer;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>
/// Whether the schema can be spread over nodes, and every statement of the hot path be sent to the nodes it concerns.
/// </summary>
public sealed partial class PlacementTests
{
    private static readonly IReadOnlyList<SchemaTable> Tables = SqlServerSchema.Read();

    /// <summary>What no till waits for: asked of every node, each of which looks only at its own rows.</summary>
    private static readonly string[] AskEveryNode =
    [
        // The pages of all members, and one member's identifiers, which lie by their values.
        "MemberRows.Page", "MemberRows.Stored", "MemberRows.NotCurrent", "MemberWrites.Update",
        // What goes along where two records become one, what goes with a person, and all there is about one.
        "MergedBelongings.Carry", "MergedBelongings.Return", "MergeGroups.Read", "MergeVerifier.Faults",
        "PersonalRows.Erase", "RecordedAnswers.Page", "MemberTables..cctor",
        // Whether a version would change a purchase that is recorded.
        "ProgramWrites.WouldChange",
        // A new version of tiers or birthdays: every account of the program is looked at again.
        "ProgramWrites.Publish",
        // Who is due, of all members; each is then settled by a statement of its own node.
        "Sweeper.Due", "Sweeper.Count", "Sweeper.FirstDue",
        // What a checkup finds behind.
        "LagCheckup.Due", "LagCheckup.Told",
        // Simulations go through all members, a page at a time.
        "MemberPage.Read", "PastEvents.Purchases", "PastEvents.Returns", "RealTiers..ctor",
        // The proof of the whole book.
        "BookVerifier.Members", "BookVerifier.Count", "StockVerifier.Verify", "PartnerVerifier.Verify",
        "TransferVerifier.Verify", "HouseholdVerifier.Verify",
        "VoucherVerifier.Sums", "VoucherVerifier.Members", "VoucherVerifier.Stray",
        "CampaignVerifier.Given", "CampaignVerifier.Returns",
        // Whom a member has brought and by what they are known, who waits for a sweep, and an affiliate's statement.
        "ReferralRow.Find", "ReferralRow.Page", "ReferralRow.All",
        "ReferralRow.Unsettled", "ReferralRow.Referrers",
        "CommissionRows.Totals", "CommissionRows.Page",
        // What affiliates and referrals have brought, and all paid memberships.
        "AffiliateSales.All", "ReferralScan.Made", "SubscriptionReader.Scan",
        // A member's vouchers, which lie by their codes.
        "MemberVouchers.Unexpired",
        // What became of units: all accounts of a program, and those that are behind.
        "UnitHistoryRows.Page", "UnitHistoryRows.Behind", "UnitHistoryRows.CountBehind",
        // What is left of every limited reward.
        "RewardRows.Stock",
        // Analytics: what was told, all members with their facts a page at a time, what somebody should look at.
        "FactDigest.Take", "FactDigests.Oldest", "FactReader.Page", "ProgramFilter.Among", "TierFilter.Among",
        "RecordedFacts.All", "AlertRows.Page",
        // What members say, a page of them at a time, and the proof that invitations and answers name each other.
        "FeedbackRows.Scan", "FeedbackRows.Page", "InvitationRows.Scan", "ComplaintRows.Scan", "ComplaintRows.Page",
        "VoiceVerifier.Verify",
        // Who is in a segment, what segments have in common, and whether they are as large as they say.
        // What somebody should look at, the proof of it, and what tills tell.
        "ReviewRows.Page", "ReviewVerifier.Verify", "TillDigest.Take", "TillTenants.Waiting",
        "SegmentMembers.Page", "SegmentMembers.Overlap", "SegmentFilter.Among", "SegmentVerifier.Verify",
    ];

    public static TheoryData<string> TableNames { get; } = [.. Tables.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(TableNames))]
    public void A_table_is_placed_by_a_column_then_its_keys_have_it(string name)
    {
        var table = Tables.First(one => one.Name == name);
        if (Placement.ColumnOf(name) is not { } column) return;

        Assert.NotNull(table.Column(column));
        Assert.Contains(column, table.PrimaryKey);
        Assert.All(
            table.Indexes.Where(index => index.IsUnique), index => Assert.Contains(column, index.Columns));
        if (column == "member_id") Assert.Equal(["tenant_id", "member_id"], table.PrimaryKey.Take(2));
    }

    [Fact]
    public void Rows_of_different_members_then_none_refers_to_another() => Assert.DoesNotMatch(
        ForeignKey(), SqlServerSchema.Script);

    [Fact]
    public void The_script_for_a_cluster_then_it_places_every_table_as_the_service_expects()
    {
        var placed = PlacedTable().Matches(File.ReadAllText(CitusEngine.PlacementScript()))
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

        Assert.Equal(
            Tables.Where(table => Placement.ColumnOf(table.Name) is not null)
                .Select(table => $"{table.Name} by {Placement.ColumnOf(table.Name)}").Order(StringComparer.Ordinal),
            placed.Select(pair => $"{pair.Key} by {pair.Value}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SetNames))]
    public void A_statement_over_sets_then_each_row_says_where_it_lies(string name)
    {
        var statement = SqlServerStatements.Sets.First(set => set.Place == name).Statement;
        if (Placement.ColumnOf(statement.Table) is not { } column) return;

        var routed = statement.Kind == SetKind.Insert ? statement.Values : statement.Key;
        Assert.Contains(column, routed.Select(one => one.Name));
        if (statement.Kind == SetKind.Update)
            Assert.DoesNotContain(column, statement.Values.Select(one => one.Name));
    }

    [Fact]
    public void Any_other_statement_then_it_says_where_its_rows_lie_or_is_known_to_ask_every_node()
    {
        var literals = SqlLiterals.In(typeof(SetStatement).Assembly)
            .Where(literal => literal.Text.Contains("tenant_id", StringComparison.Ordinal)).ToList();
        var asking = literals.Where(literal => Unplaced(literal.Text).Any()).Select(literal => literal.Place);

        Assert.NotEmpty(literals);
        Assert.Empty(asking.Except(AskEveryNode));
        Assert.Empty(AskEveryNode.Except(asking));
    }

    [Theory]
    [InlineData("SELECT lots FROM accounts WHERE tenant_id = @tenant AND member_id = @member", 0)]
    [InlineData("SELECT lots FROM accounts WHERE tenant_id = @tenant AND program_id = @program", 1)]
    [InlineData("SELECT a.lots FROM accounts a JOIN members m ON m.member_id = a.member_id WHERE a.member_id = @m", 2)]
    [InlineData("UPDATE members SET name = @name WHERE tenant_id = @tenant AND member_id > @member", 1)]
    [InlineData("INSERT INTO members (tenant_id, member_id) VALUES (@tenant, @member)", 0)]
    [InlineData("INSERT INTO members (tenant_id, name) VALUES (@tenant, @name)", 1)]
    [InlineData("SELECT name FROM tenants WHERE name = @name", 0)]
    public void A_statement_that_does_not_say_where_then_it_is_found_out(string sql, int unplaced) =>
        Assert.Equal(unplaced, Unplaced(sql).Count());

    // Tables named more often than a value is given for what places their rows.
    private static IEnumerable<string> Unplaced(string sql)
    {
        var named = NamedTable().Matches(sql).Select(match => match.Groups[1].Value)
            .Where(name => Tables.Any(table => table.Name == name)).ToList();
        return named.Distinct().Where(name => Placement.ColumnOf(name) is { } column && !IsGiven(column));

        bool IsGiven(string column) => sql.StartsWith("INSERT", StringComparison.Ordinal)
            ? sql[..sql.IndexOf("VALUES", StringComparison.Ordinal)].Contains(column, StringComparison.Ordinal)
            : Regex.Count(sql, $@"\b{column} = @") >= named.Count;
    }

    public static TheoryData<string> SetNames { get; } = [.. SqlServerStatements.Sets.Select(set => set.Place)];

    [GeneratedRegex(@"\bREFERENCES\b|\bFOREIGN\s+KEY\b", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignKey();

    [GeneratedRegex(@"\b(?:FROM|JOIN|INTO|UPDATE) (\w+)")]
    private static partial Regex NamedTable();

    [GeneratedRegex(@"create_distributed_table\('(\w+)', '(\w+)'")]
    private static partial Regex PlacedTable();
}

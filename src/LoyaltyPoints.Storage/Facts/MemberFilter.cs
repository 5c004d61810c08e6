using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>A range of members: after one, up to and with another.</summary>
public readonly record struct MemberRange(int TenantId, Guid After, Guid Last)
{
    internal object With(object more)
    {
        var parameters = new DynamicParameters(more);
        parameters.Add("tenant", TenantId);
        parameters.Add("after", StoredId.Of(After));
        parameters.Add("last", StoredId.Of(Last));
        return parameters;
    }
}

/// <summary>Which members a question is about.</summary>
public abstract class MemberFilter
{
    /// <summary>Those of a range that it is about.</summary>
    public abstract HashSet<Guid> Among(Session session, MemberRange range);

    private protected static HashSet<Guid> Ids(Session session, string sql, MemberRange range, object more) =>
        [.. session.Connection.Query<StoredId>(sql, range.With(more)).Select(static id => id.Value)];
}

/// <summary>Members who were enrolled in a program before an instant.</summary>
public sealed class ProgramFilter(Guid programId, Instant before) : MemberFilter
{
    private const string Select = """
        SELECT member_id FROM accounts
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last AND program_id = @program
          AND enrolled_at < @before
        """;

    public override HashSet<Guid> Among(Session session, MemberRange range) => Ids(
        session, Select, range, new { program = StoredId.Of(programId), before = before.UnixMilliseconds });
}

/// <summary>
/// Members whom the last move that was written down before an instant had brought to a tier; a move that time alone
/// brings is written down by a sweep.
/// </summary>
/// <param name="tier">Null: none.</param>
public sealed class TierFilter(Guid programId, string? tier, Instant before) : MemberFilter
{
    private const string SelectChanges = """
        SELECT member_id, to_tier FROM tier_changes
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last AND program_id = @program
          AND changed_at < @before
        ORDER BY member_id, change_id
        """;

    public override HashSet<Guid> Among(Session session, MemberRange range)
    {
        var tiers = new Dictionary<Guid, string?>();
        var rows = session.Connection.Query<(StoredId Member, string? Tier)>(
            SelectChanges,
            range.With(new { program = StoredId.Of(programId), before = before.UnixMilliseconds }));
        foreach (var (member, to) in rows) tiers[member.Value] = to;
        if (tier is null)
        {
            var enrolled = new ProgramFilter(programId, before).Among(session, range);
            enrolled.RemoveWhere(member => tiers.GetValueOrDefault(member) is not null);
            return enrolled;
        }

        return [.. tiers.Where(pair => pair.Value == tier).Select(static pair => pair.Key)];
    }
}

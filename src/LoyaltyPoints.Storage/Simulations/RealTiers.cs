using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>
/// The tiers that members of a page really had at an instant: worked out from the account where nothing happened to it
/// since, else the last that was written down until then.
/// </summary>
internal sealed class RealTiers
{
    private const string SelectChanges = """
        SELECT member_id, to_tier FROM tier_changes
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last AND program_id = @program
          AND changed_at <= @at
        ORDER BY member_id, change_id
        """;

    private readonly ProgramCatalog catalog;
    private readonly Guid programId;
    private readonly Instant at;
    private readonly Dictionary<Guid, string?> written = [];

    /// <param name="page">With the days that a standing as of the instant looks back on.</param>
    public RealTiers(
        Session session, IReadOnlyList<PageMember> page, Guid after, ProgramCatalog catalog, Guid programId, Instant at)
    {
        (this.catalog, this.programId, this.at) = (catalog, programId, at);
        if (page.All(member => member.State.Account(programId)!.Standing.At <= at)) return;
        var rows = session.Connection.Query<(StoredId Member, string? Tier)>(SelectChanges, new
        {
            tenant = page[0].State.TenantId, after = StoredId.Of(after), last = StoredId.Of(page[^1].State.MemberId),
            program = StoredId.Of(programId), at = at.UnixMilliseconds,
        });
        foreach (var (member, tier) in rows) written[member.Value] = tier;
    }

    /// <summary>Null where no version in effect at the instant had tiers.</summary>
    public string? Of(MemberState member)
    {
        if (catalog.Find(programId)?.At(at) is not { Ladder: not null } program) return null;
        var account = member.Account(programId)!;
        var tier = account.Standing.At > at ? written.GetValueOrDefault(member.MemberId)
            : AccountTier.At(account, program, new DecisionContext(member, catalog, at, default))!.Current?.Id;
        return tier ?? GivenFacts.Nothing;
    }
}

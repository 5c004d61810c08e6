using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>What of that which members say a question is about.</summary>
public sealed record VoiceFilter
{
    private const int PageSize = 2_000;

    public required Instant From { get; init; }

    public required Instant To { get; init; }

    /// <summary>What is about another store, or none, is left out; null: any.</summary>
    public string? Store { get; init; }

    /// <summary>What is about another channel, or none, is left out; null: any.</summary>
    public string? Channel { get; init; }

    /// <summary>Members must pass all of them.</summary>
    public IReadOnlyList<MemberFilter> Members { get; init; } = [];

    /// <summary>Answers and invitations of other surveys are left out.</summary>
    public IReadOnlySet<Guid> Surveys { get; init; } = new HashSet<Guid>();

    internal bool Passes(TouchPoint touch) =>
        (Store is null || touch.Store == Store) && (Channel is null || touch.Channel == Channel);

    /// <summary>
    /// Reads what the next members have, a page of them at a time in the order of their ids: no transaction stays open
    /// over all.
    /// </summary>
    /// <param name="members">Finds the members after one.</param>
    /// <param name="rows">Finds their rows of the period; the first column is the member.</param>
    /// <param name="start">Whose members, and after whom.</param>
    /// <returns>After whom to go on; null where no more come.</returns>
    internal Guid? Walk(Session session, string members, string rows, MemberRange start, Action<IRow> each)
    {
        var ids = session.Connection.Query<StoredId>(
            session.Dialect.Limited(members),
            new { tenant = start.TenantId, after = StoredId.Of(start.After), limit = PageSize }).AsList();
        if (ids.Count == 0) return null;
        var range = start with { Last = ids[^1].Value };
        var meant = Members.Select(one => one.Among(session, range)).ToList();
        var select = session.Prepared(rows).Bind(range.TenantId).Bind(range.After).Bind(range.Last)
            .Bind(From.UnixMilliseconds).Bind(To.UnixMilliseconds);
        try
        {
            while (select.Read())
            {
                var member = select.GetGuid(0);
                if (meant.TrueForAll(set => set.Contains(member))) each(select);
            }
        }
        finally
        {
            select.Reset();
        }

        return ids.Count < PageSize ? null : range.Last;
    }
}

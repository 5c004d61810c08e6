using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Standings;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>A member with all that a decision looks at, for those who decide and write nothing.</summary>
public sealed class MemberReader(CatalogCache catalogs)
{
    private readonly IdGenerator ids = new();

    /// <param name="now">The instant to decide at: the tenant's time, or a later one.</param>
    /// <param name="occurredAt">When what is decided about occurs.</param>
    /// <param name="counters">Those the decision asks for; null: none.</param>
    /// <param name="catalog">By which programs; null: by those the tenant has published.</param>
    /// <param name="forRewards">Whether rewards will be judged, which may ask for more than programs do.</param>
    /// <returns>Null where the tenant has no such member.</returns>
    public DecisionContext? Find(
        Session session, int tenantId, Guid memberId, Instant now, Instant occurredAt,
        Func<MemberState, ProgramCatalog, IEnumerable<(Guid ProgramId, CapKey Key)>>? counters = null,
        ProgramCatalog? catalog = null, bool forRewards = false)
    {
        var member = MemberRows.Current(session, tenantId, memberId);
        if (member.Accounts.Count == 0 && !MemberRows.Exists(session, tenantId, memberId)) return null;
        return Complete(session, member, now, occurredAt, counters, catalog, forRewards);
    }

    /// <summary>As <see cref="Find"/>, for a member whose accounts are at hand.</summary>
    public DecisionContext Complete(
        Session session, MemberState member, Instant now, Instant occurredAt,
        Func<MemberState, ProgramCatalog, IEnumerable<(Guid ProgramId, CapKey Key)>>? counters = null,
        ProgramCatalog? catalog = null, bool forRewards = false)
    {
        catalog ??= catalogs.Current(session, member.TenantId);
        var (caps, days, birthdays) = (new CapUsageTable(), new DayTable(), new BirthdayTable());
        var segments = new SegmentTable();
        if (counters is not null) caps.Need(member, counters(member, catalog));
        foreach (var at in (Instant[])[now, occurredAt])
        {
            days.Need(member, MemberNeeds.Days(member, catalog, at));
            if (forRewards || MemberNeeds.Birthday(member, catalog, at)) birthdays.Need(member);
            if ((forRewards && catalog.Segments.Count > 0) || MemberNeeds.Segments(member, catalog, at))
                segments.Need(member);
        }

        var trip = new RoundTrip(session);
        caps.Load(trip);
        days.Load(trip);
        birthdays.Load(trip);
        segments.Load(trip);
        trip.Send();
        var context = new DecisionContext(member, catalog, now, ids.At(now))
        {
            Budgets = new CommittedBudgets(session, member.TenantId),
        };
        Occasions.Bring(context);
        return context;
    }

    /// <summary>As <see cref="Complete"/>, for many members at once and what they stand for now.</summary>
    public IReadOnlyDictionary<Guid, DecisionContext> Many(
        Session session, int tenantId, ProgramCatalog catalog, IEnumerable<Guid> members, Instant now)
    {
        var found = members.ToDictionary(static id => id, id => new MemberState(tenantId, id));
        var accounts = new RowSet(AccountRow.OfMembers);
        foreach (var id in found.Keys) accounts.Add(tenantId).Add(id);
        var trip = new RoundTrip(session);
        trip.Find(accounts, row => found[row.GetGuid(1)].Put(AccountRow.Read(row))).Send();
        var (days, birthdays) = (new DayTable(), new BirthdayTable());
        foreach (var member in found.Values)
        {
            days.Need(member, MemberNeeds.Days(member, catalog, now));
            if (MemberNeeds.Birthday(member, catalog, now)) birthdays.Need(member);
        }

        days.Load(trip);
        birthdays.Load(trip);
        trip.Send();
        var budgets = new CommittedBudgets(session, tenantId);
        var contexts = found.ToDictionary(
            pair => pair.Key,
            pair => new DecisionContext(pair.Value, catalog, now, ids.At(now)) { Budgets = budgets });
        foreach (var context in contexts.Values) Occasions.Bring(context);
        return contexts;
    }
}

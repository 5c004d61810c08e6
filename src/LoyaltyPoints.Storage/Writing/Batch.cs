using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Velocity;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// The works of one transaction: loads what all of them need, lets each decide in order, and writes what they staged,
/// each account once. Two or three round trips and the commit, however many works there are.
/// </summary>
public sealed partial class Batch
{
    private readonly TimeProvider clock;
    private readonly IdGenerator generator;
    private readonly RoundTrip trip;

    /// <param name="takesAllBudgets">Whether every slice of a budget is locked, not only the lane's own.</param>
    /// <param name="merged">Into which others these members are known to have been merged.</param>
    internal Batch(
        WriteSession session, CatalogCache cache, IdGenerator ids, TimeProvider clock, BudgetLane lane,
        bool takesAllBudgets, IReadOnlyDictionary<MemberKey, Guid> merged)
    {
        (Session, generator, this.clock) = (session, ids, clock);
        Members = new MemberTable(merged);
        trip = new RoundTrip(session);
        Catalogs = new CatalogTable(session, cache);
        Journal = new Journal(this);
        Alerts = new AlertTable(Events);
        Reviews = new ReviewTable(Events);
        Tills = new TillJournal(this);
        Redemptions = new RedemptionTable(Journal);
        Referrals = new ReferralTable(Journal);
        Stock = new StockTable(session);
        Budgets = new BudgetTable(lane, takesAllBudgets, trip);
        PartnerDays = new PartnerDayTable(session);
    }

    public WriteSession Session { get; }

    /// <summary>Where the units that it moves are added up; null: nobody wants to know.</summary>
    internal MovedUnits? Moved { get; init; }

    /// <summary>Ids in the order of real time, for every tenant.</summary>
    public IdIssuer Ids => generator.At(Now);

    /// <summary>
    /// When the batch had its locks, in real time: what another transaction recorded of these members is not later, as
    /// far as the clocks of several instances agree. For leases, idempotency keys and API keys; what is decided or
    /// recorded for a tenant's members takes <see cref="NowOf"/>.
    /// </summary>
    public Instant Now { get; private set; }

    /// <summary>What time it is for a tenant: real time, or what its test clock shows.</summary>
    public Instant NowOf(int tenantId) => Now.Plus(AheadOf(tenantId));

    /// <summary>How far the tenant's test clock is ahead of real time; zero for a live tenant.</summary>
    public TimeSpan AheadOf(int tenantId) => Catalogs.AheadOf(tenantId, trip);

    /// <summary>The tenant's published programs, as this transaction sees them.</summary>
    public ProgramCatalog Catalog(int tenantId) => Catalogs.Get(tenantId);

    /// <summary>
    /// A member that was declared, or is made now; one without accounts may not exist. For one that was merged into
    /// another it is that other.
    /// </summary>
    public MemberState Member(int tenantId, Guid memberId) => Members.Get(tenantId, memberId);

    /// <summary>What a decision about this member has at hand.</summary>
    /// <remarks>What dates have brought the member meanwhile is staged first: decisions rest on it.</remarks>
    public DecisionContext ContextOf(MemberState member)
    {
        var context = new DecisionContext(member, Catalog(member.TenantId), NowOf(member.TenantId), Ids);
        if (context.Catalog.HasCampaigns) context = context with { Budgets = Budgets.Of(member.TenantId) };
        foreach (var change in Occasions.Bring(context)) Stage(member, change, context.Now);
        return context;
    }

    /// <summary>
    /// Takes a decision's changes: later works of the batch see them, and they are written at its end.
    /// </summary>
    public void Stage(MemberState member, IReadOnlyList<AccountChange> changes)
    {
        if (changes.Count == 0) return;
        var context = ContextOf(member);
        foreach (var decided in changes)
        {
            var change = decided.Complete(context);
            member.Apply(change);
            Stage(member, change, context.Now);
        }
    }

    /// <summary>Names what a decision about a member at an instant needs beside the accounts.</summary>
    internal void Need(MemberState member, Instant at)
    {
        var catalog = Catalog(member.TenantId);
        Days.Need(member, MemberNeeds.Days(member, catalog, at));
        if (MemberNeeds.Birthday(member, catalog, at)) Birthdays.Need(member);
        if (MemberNeeds.Segments(member, catalog, at)) Segments.Need(member);
    }

    /// <summary>Names campaigns of which units may be given, or come back.</summary>
    /// <param name="since">Units that can be spent before are of no interest.</param>
    /// <param name="areGiven">False: they can only come back.</param>
    internal void NeedCampaigns(int tenantId, IEnumerable<Guid> campaigns, Instant since, bool areGiven)
    {
        var catalog = Catalog(tenantId);
        if (!catalog.HasCampaigns) return;
        foreach (var id in campaigns)
        {
            // Whatever an older version said: the budget is kept as the newest has it.
            var hasBudget = catalog.LatestCampaign(id).Definition.Budget is not null;
            Budgets.Need(tenantId, id, hasBudget, since, areGiven);
        }
    }

    /// <summary>
    /// Loads what is not in the member's state yet, where nobody could know of it before: the member is new in this
    /// batch, or its neighbour has changed the account.
    /// </summary>
    internal void Ensure(
        MemberState member, IEnumerable<(Guid ProgramId, Core.Rules.CapKey Key)> counters, Instant occurredAt)
    {
        Counters.Need(member, counters);
        Need(member, occurredAt);
        LoadMore();
    }

    /// <summary>Writes the rows that works have appended so far, for a work that asks the database itself.</summary>
    internal void Flush()
    {
        SaveAppended();
        trip.Send("save");
    }

    internal void Run(List<Work> works)
    {
        Load(works);
        foreach (var work in works) work.Result = Recorded(work, Answer(work));
        Save();
    }

    private void Load(List<Work> works)
    {
        foreach (var work in works)
        {
            if (work.MemberId is { } member) Members.Need(work.TenantId, member);
            work.Declare(this);
            if (work.TenantId != 0) Catalogs.Need(work.TenantId);
            if (work.RequestKey is { } key) answers.Need((work.TenantId, key.Key));
        }

        LoadLocked();
        Members.RequireLocks();
        Now = Instant.From(clock.GetUtcNow());

        Members.LoadExistence(trip);
        foreach (var work in works)
        {
            if (work.MemberId is { } member) Need(Member(work.TenantId, member), NowOf(work.TenantId));
            work.DeclareMore(this);
        }

        LoadMore();
        Members.RequireLocks();
    }

    private void Stage(MemberState member, AccountChange change, Instant now)
    {
        Members.Stage(member, change);
        var programId = change.After.ProgramId;
        if (Moved is not null && Catalog(member.TenantId).Find(programId) is { } program)
            Moved.Add(program.Newest.Definition.Type, change.Entries);
        foreach (var entry in change.Entries) EntryRow.Add(entries, member.TenantId, entry);
        foreach (var (key, used) in change.CapUsage) Counters.Stage(member, programId, key, used);
        foreach (var (day, totals) in change.Days) Days.Stage(member, programId, day, totals);
        foreach (var use in change.Campaigns) Budgets.Stage(member.TenantId, use);
        foreach (var move in change.TierChanges)
            TierChanges.Stage(member.TenantId, member.MemberId, programId, Ids.Next(), move, now);
        foreach (var occasion in change.Occasions)
            Activities.Stage(member.TenantId, ActivityRow.Of(occasion, change.After, now));
        Events.Tell(member.TenantId, change, now);
    }

    private WorkResult ExecuteAndTell(Work work)
    {
        var result = work.Execute(this);
        if (result.Answer is { Replayed: false } answer
            && work.Tells?.Of(answer, work.MemberId, NowOf(work.TenantId)) is { } happened)
            Events.Tell(work.TenantId, happened);
        return result;
    }

    // A replay did nothing, and a refusal neither.
    private WorkResult Recorded(Work work, WorkResult result)
    {
        if (work.Act is { } act && result.Answer is { Replayed: false } answer) Acts.Stage(act, answer);
        return result;
    }

    private WorkResult Answer(Work work)
    {
        if (work.RequestKey is not { } key) return ExecuteAndTell(work);
        if (answers.Find((work.TenantId, key.Key)) is { } stored)
        {
            return stored.RequestHash.AsSpan().SequenceEqual(key.RequestHash)
                ? stored.Answer
                : new Refusal("idempotency_key_reused", "This Idempotency-Key was used for another request.");
        }

        var result = ExecuteAndTell(work);
        // Also where the natural key was known: this key now stands for that answer and for no other request.
        if (result.Answer is { } answer) answers.Stage(work.TenantId, key, answer, Now);
        return result;
    }
}

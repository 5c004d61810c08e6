using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Purchases;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// The works of one transaction: loads what all of them need, lets each decide in order, and writes what they staged,
/// each account once.
/// </summary>
public sealed class Batch
{
    private const string BumpConfigVersion =
        "UPDATE tenants SET config_version = config_version + 1 WHERE tenant_id = @tenant";

    private readonly CatalogCache catalogs;
    private readonly BatchRows rows;
    private readonly Dictionary<int, ProgramCatalog> catalogOf = [];
    private readonly HashSet<int> reconfigured = [];
    private readonly Dictionary<(int, Guid), MemberState> members = [];
    private readonly Dictionary<NaturalKey, NaturalKeyRow> naturalKeys = [];
    private readonly Dictionary<(int, string), StoredAnswer> answers = [];
    private readonly Dictionary<(Guid Member, Guid Program), Account> changedAccounts = [];
    private readonly Dictionary<(MemberState Member, Guid ProgramId, CapKey Key), long> changedCounters = [];

    internal Batch(WriteSession session, CatalogCache catalogs, IdGenerator ids, Instant now)
    {
        (Session, this.catalogs, Ids, Now) = (session, catalogs, ids, now);
        rows = new BatchRows(session);
    }

    public WriteSession Session { get; }

    public IdGenerator Ids { get; }

    public Instant Now { get; }

    /// <summary>Rows that works of this batch append.</summary>
    internal BatchRows Rows => rows;

    /// <summary>The tenant's published programs, as this transaction sees them.</summary>
    public ProgramCatalog Catalog(int tenantId)
    {
        if (catalogOf.TryGetValue(tenantId, out var catalog)) return catalog;
        return catalogOf[tenantId] = reconfigured.Contains(tenantId)
            ? CatalogCache.Load(Session, tenantId) : catalogs.Current(Session, tenantId);
    }

    /// <summary>A member that was declared, or is made now; one without accounts may not exist.</summary>
    public MemberState Member(int tenantId, Guid memberId)
    {
        if (!members.TryGetValue((tenantId, memberId), out var member))
            members[(tenantId, memberId)] = member = rows.LoadMember(tenantId, memberId);
        return member;
    }

    internal NaturalKeyRow? Find(NaturalKey key) => naturalKeys.TryGetValue(key, out var row) ? row : null;

    /// <summary>Loads counters that are not in the member's state yet.</summary>
    internal void Load(MemberState member, IEnumerable<(Guid ProgramId, CapKey Key)> counters) =>
        CapUsageRows.Load(Session, member, counters);

    /// <summary>
    /// Takes a decision's changes: later works of the batch see them, and they are written at its end.
    /// </summary>
    public void Stage(MemberState member, IReadOnlyList<AccountChange> changes)
    {
        member.Apply(changes);
        foreach (var change in changes)
        {
            changedAccounts[(member.MemberId, change.After.ProgramId)] = change.After;
            foreach (var entry in change.Entries) rows.Append(member.TenantId, entry);
            foreach (var (key, used) in change.CapUsage)
                changedCounters[(member, change.After.ProgramId, key)] = used;
        }
    }

    internal void Stage(NaturalKey key, NaturalKeyRow row)
    {
        naturalKeys[key] = row;
        rows.Append(key, row);
    }

    /// <summary>
    /// To be called after a work changed the tenant's programs. What this transaction sees from then on is not cached:
    /// it may yet be rolled back.
    /// </summary>
    internal void Reconfigure(int tenantId)
    {
        Session.Prepared(BumpConfigVersion).Bind(tenantId).Execute();
        reconfigured.Add(tenantId);
        catalogOf.Remove(tenantId);
    }

    internal void Run(List<Work> works)
    {
        Load(works);
        foreach (var work in works) work.Result = Answer(work);
        foreach (var account in changedAccounts.Values) rows.Update(account);
        foreach (var ((member, programId, key), used) in changedCounters)
            CapUsageRows.Save(Session, member, programId, key, used);
    }

    private void Load(List<Work> works)
    {
        var needs = new BatchNeeds();
        foreach (var work in works)
        {
            work.Declare(needs);
            if (work.RequestKey is { } key) needs.IdempotencyKeys.Add((work.TenantId, key.Key));
        }

        foreach (var key in needs.IdempotencyKeys)
            if (rows.FindAnswer(key.TenantId, key.Key) is { } answer) answers[key] = answer;
        foreach (var key in needs.NaturalKeys)
            if (rows.FindNaturalKey(key) is { } row) naturalKeys[key] = row;
        foreach (var (tenantId, memberId) in needs.Members) Member(tenantId, memberId);
    }

    private WorkResult Answer(Work work)
    {
        if (work.RequestKey is not { } key) return work.Execute(this);
        if (answers.TryGetValue((work.TenantId, key.Key), out var stored))
        {
            return stored.RequestHash.AsSpan().SequenceEqual(key.RequestHash)
                ? stored.Answer
                : new Refusal("idempotency_key_reused", "This Idempotency-Key was used for another request.");
        }

        var result = work.Execute(this);
        // Also where the natural key was known: this key now stands for that answer and for no other request.
        if (result.Answer is { } answer)
        {
            answers[(work.TenantId, key.Key)] = new StoredAnswer(key.RequestHash, answer with { Replayed = true });
            rows.Append(work.TenantId, key, answer, Now);
        }

        return result;
    }
}

/// <summary>What a natural key stands for.</summary>
internal readonly record struct NaturalKeyRow(Guid MemberId, Guid ReferenceId);

/// <summary>An answer that was given under an Idempotency-Key, marked as replayed.</summary>
internal sealed record StoredAnswer(byte[] RequestHash, Answer Answer);

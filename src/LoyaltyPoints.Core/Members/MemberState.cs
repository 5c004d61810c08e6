using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Members;

/// <summary>
/// All of one member that a decision may need. Decisions do not change it; <see cref="Apply"/> does, so that the next
/// command of the same batch sees what the one before it did.
/// </summary>
public sealed class MemberState(int tenantId, Guid memberId)
{
    private readonly SortedDictionary<Guid, Account> accounts = [];
    private readonly Dictionary<(Guid Program, CapKey Key), long> capUsage = [];
    private readonly Dictionary<Guid, DayBook> days = [];
    private readonly Dictionary<Guid, SegmentMark> segments = [];

    public int TenantId => tenantId;

    public Guid MemberId => memberId;

    /// <summary>Null where it is not known, or nobody asked for it.</summary>
    public DateOnly? Birthday { get; set; }

    /// <summary>By segment, those it is or was in; empty where nobody asked for them.</summary>
    public IReadOnlyDictionary<Guid, SegmentMark> Segments => segments;

    /// <summary>Ordered by program, so that answers list them alike every time.</summary>
    public IReadOnlyCollection<Account> Accounts => accounts.Values;

    public Account? Account(Guid programId) => accounts.GetValueOrDefault(programId);

    public void Put(Account account) => accounts[account.ProgramId] = account;

    public void Put(Guid segmentId, SegmentMark mark) => segments[segmentId] = mark;

    public void PutCapUsage(Guid programId, CapKey key, long used) => capUsage[(programId, key)] = used;

    public bool HasCapUsage(Guid programId, CapKey key) => capUsage.ContainsKey((programId, key));

    /// <summary>Usage of these caps, in millionths of a unit; those never loaded or never used are left out.</summary>
    public CapUsage CapUsageOf(Guid programId, IReadOnlyList<CapKey> keys)
    {
        if (keys.Count == 0) return CapUsage.None;
        var used = new Dictionary<CapKey, long>();
        foreach (var key in keys)
            if (capUsage.TryGetValue((programId, key), out var value) && value != 0) used[key] = value;
        return new CapUsage(used);
    }

    /// <summary>What a program counted by day; empty where it does not, or nothing was loaded.</summary>
    public DayBook Days(Guid programId)
    {
        if (!days.TryGetValue(programId, out var book)) days[programId] = book = new DayBook();
        return book;
    }

    /// <summary>Another state that begins as this one is; what programs counted by day is shared.</summary>
    public MemberState Copy()
    {
        var copy = new MemberState(tenantId, memberId) { Birthday = Birthday };
        foreach (var (programId, account) in accounts) copy.accounts[programId] = account;
        foreach (var (key, used) in capUsage) copy.capUsage[key] = used;
        foreach (var (segmentId, mark) in segments) copy.segments[segmentId] = mark;
        foreach (var (programId, book) in days) copy.days[programId] = book;
        return copy;
    }

    public void Apply(AccountChange change)
    {
        var programId = change.After.ProgramId;
        accounts[programId] = change.After;
        foreach (var (key, used) in change.CapUsage) capUsage[(programId, key)] = used;
        foreach (var (day, totals) in change.Days) Days(programId).Put(day, totals);
    }
}

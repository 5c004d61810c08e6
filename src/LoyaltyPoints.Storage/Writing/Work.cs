using System.Diagnostics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Audit;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>A caller's key for one request, and a hash of that request, so that a reused key is noticed.</summary>
/// <param name="Key">1 to 255 visible ASCII characters.</param>
/// <param name="RequestHash">SHA-256 of method, path and body.</param>
public sealed record RequestKey(string Key, byte[] RequestHash);

/// <summary>What a caller is answered once the work is committed.</summary>
/// <param name="Status">HTTP status, 2xx.</param>
/// <param name="Body">UTF-8 JSON.</param>
/// <param name="Replayed">Whether this answer was given before, by an earlier request of the same key.</param>
public sealed record Answer(
    int Status, ReadOnlyMemory<byte> Body, string? Location = null, string? ETag = null, bool Replayed = false)
{
    /// <summary>The id of what was made, for the audit log, where <see cref="Location"/> does not end in it.</summary>
    public string? Made { get; init; }
}

/// <summary>An answer, or a refusal; exactly one of them.</summary>
public readonly record struct WorkResult(Answer? Answer, Refusal? Refusal)
{
    public static implicit operator WorkResult(Answer answer) => new(answer, null);

    public static implicit operator WorkResult(Refusal refusal) => new(null, refusal);
}

/// <summary>
/// One caller's write. It runs inside the transaction of a batch, possibly several times (a batch that fails is tried
/// again), so it keeps no state between runs; its result is given out only after the commit.
/// </summary>
/// <param name="memberId">The member that is locked and loaded for it; null where none is.</param>
public abstract class Work(int tenantId, Guid? memberId, RequestKey? requestKey)
{
    // Callers go on where it is completed: on the pool, many in a row (see Answers), not each by a hop of its own.
    private readonly TaskCompletionSource<WorkResult> completion = new();

    public int TenantId => tenantId;

    public Guid? MemberId => memberId;

    public RequestKey? RequestKey => requestKey;

    /// <summary>Whether a second run finds what a first one has committed, and repeats its answer.</summary>
    protected internal virtual bool IsRepeatable => RequestKey is not null;

    /// <summary>
    /// The event that tells of it, once it is answered and was no replay; null: it tells of none itself.
    /// </summary>
    protected internal virtual WorkEvent? Tells => null;

    /// <summary>
    /// Whether it has a transaction of its own: it asks and changes rows that neighbours may have in hand.
    /// </summary>
    protected internal virtual bool RunsAlone => false;

    /// <summary>A word for what is written, to count by.</summary>
    internal virtual string Kind => "other";

    /// <summary>The span of the request that handed it in, where it is recorded.</summary>
    internal Activity? Caller { get; set; }

    internal Task<WorkResult> Completion => completion.Task;

    internal WorkResult Result { get; set; }

    /// <summary>
    /// What <see cref="Execute"/> wants done once it is committed, by a transaction of its own; whoever sets it sees to
    /// it that it can also be found and done later, for the process may end in between.
    /// </summary>
    internal Work? Next { get; set; }

    /// <summary>Whether it only prepares another work, and is nobody's act.</summary>
    internal bool IsHousekeeping { get; init; }

    /// <summary>Of which act it is a part; null: of none that is recorded.</summary>
    internal Act? Act { get; set; }

    /// <summary>Names what else must be locked and loaded before <see cref="Execute"/>.</summary>
    protected internal virtual void Declare(Batch batch)
    {
    }

    /// <summary>Names what else must be loaded, now that what was declared is there.</summary>
    protected internal virtual void DeclareMore(Batch batch)
    {
    }

    /// <summary>Decides and stages what is to be written. A refusal stages nothing.</summary>
    protected internal abstract WorkResult Execute(Batch batch);

    /// <summary>Set instead of <see cref="Result"/> where the work threw what nobody expected.</summary>
    internal Exception? Failure { get; set; }

    /// <summary>Lets the caller go on, on this thread: never to be called on the writer's.</summary>
    internal void Complete()
    {
        if (Failure is { } failure) completion.SetException(failure);
        else completion.SetResult(Result);
    }
}

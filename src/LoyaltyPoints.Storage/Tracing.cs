using System.Diagnostics;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage;

/// <summary>
/// What a request's trace shows of the database. A batch has a trace of its own, for it belongs to many requests at
/// once; it is linked to each, and each to it. Where no request is recorded, nothing is made.
/// </summary>
public static class Tracing
{
    /// <summary>The name of the service's trace source and of its meters.</summary>
    public const string Name = "LoyaltyPoints";

    /// <summary>The name of a batch's span.</summary>
    public const string Batch = "batch";

    /// <summary>Requests that a batch names at most; every request names its batch.</summary>
    public const int MostLinks = 128;

    private static readonly ActivitySource Source = new(Name);

    /// <summary>The span that is going on here, if it is recorded and somebody listens.</summary>
    internal static Activity? Current =>
        Source.HasListeners() && Activity.Current is { Recorded: true } current ? current : null;

    /// <summary>A span for what the database is asked, below the one that is going on; null where none is.</summary>
    internal static Activity? Start(string name, Session session)
    {
        if (Current is null) return null;
        return Source.StartActivity(name, ActivityKind.Client)
            ?.SetTag("db.system.name", session.Dialect.SystemName);
    }

    /// <summary>The span of a batch; null where none of its requests is recorded.</summary>
    internal static Activity? Start(List<Work> works)
    {
        if (!Source.HasListeners()) return null;
        var callers = works.FindAll(static work => work.Caller is not null);
        if (callers.Count == 0) return null;
        var links = callers.Take(MostLinks).Select(static work => new ActivityLink(work.Caller!.Context));
        var batch = Source.StartActivity(Batch, ActivityKind.Internal, parentContext: default, links: links);
        if (batch is null) return null;
        batch.SetTag("loyalty.batch.size", works.Count);
        foreach (var work in callers) work.Caller!.AddLink(new ActivityLink(batch.Context));
        return batch;
    }

    /// <summary>Says that an attempt failed; not why in words, which may name a key.</summary>
    internal static void Failed(this Activity? batch, int attempt, Exception failure) =>
        batch?.AddEvent(new ActivityEvent("attempt failed", tags: new ActivityTagsCollection
        {
            ["loyalty.batch.attempt"] = attempt, ["error.type"] = failure.GetType().FullName,
        }));
}

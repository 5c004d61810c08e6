using System.Collections.Concurrent;
using System.Diagnostics;

namespace LoyaltyPoints.Storage.Tests.Telemetry;

/// <summary>Listens to the spans of the service and of requests that a test makes up.</summary>
internal sealed class Recorder : IDisposable
{
    private readonly ActivitySource requests = new("requests");
    private readonly ConcurrentQueue<Activity> stopped = new();
    private readonly ActivityListener listener;

    /// <param name="result">What is decided about requests; what is below a recorded one is recorded.</param>
    public Recorder(ActivitySamplingResult result = ActivitySamplingResult.AllDataAndRecorded)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Tracing.Name || source == requests,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => result,
            ActivityStopped = stopped.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>A request that hands something in; its span ends before anything else is done.</summary>
    public Activity Request<T>(Func<T> handIn, out T handedIn)
    {
        var request = requests.StartActivity("request", ActivityKind.Server)!;
        handedIn = handIn();
        // As for a caller that waits: the span goes on, and is no longer that of this thread.
        Activity.Current = null;
        return request;
    }

    /// <summary>The batches that these requests are linked to, once each.</summary>
    public IReadOnlyList<Activity> BatchesOf(params Activity[] made)
    {
        var linked = made.SelectMany(request => request.Links).Select(link => link.Context.SpanId).ToHashSet();
        return [.. stopped.Where(span => linked.Contains(span.SpanId))];
    }

    public IReadOnlyList<Activity> Below(Activity span) => [.. stopped.Where(one => one.ParentSpanId == span.SpanId)];

    public void Dispose()
    {
        listener.Dispose();
        requests.Dispose();
    }
}

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// Gives out the results of a batch. The writer's thread only hands them to the pool, in two lots: waking the pool once
/// for every caller costs the writer more than the callers' own work.
/// </summary>
internal sealed class Answers(List<Work> works, int from, int to) : IThreadPoolWorkItem
{
    private const int WorthSplitting = 8;

    public static void GiveOut(List<Work> works)
    {
        var middle = works.Count < WorthSplitting ? works.Count : works.Count / 2;
        ThreadPool.UnsafeQueueUserWorkItem(new Answers(works, 0, middle), preferLocal: false);
        if (middle < works.Count)
            ThreadPool.UnsafeQueueUserWorkItem(new Answers(works, middle, works.Count), preferLocal: false);
    }

    public void Execute()
    {
        for (var at = from; at < to; at++) works[at].Complete();
    }
}

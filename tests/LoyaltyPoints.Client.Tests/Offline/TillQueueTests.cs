using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Client.Offline;

namespace LoyaltyPoints.Client.Tests.Offline;

public sealed class TillQueueTests : IDisposable
{
    private const int Small = 64;

    private readonly TempFolder folder = new();

    private int Segments => Directory.GetFiles(folder.Path, "*.queue").Length;

    [Fact]
    public void What_is_done_is_gone_and_its_files_with_it()
    {
        using (var queue = Open())
        {
            for (var n = 0; n < 40; n++) queue.Add([(byte)n]);
            Assert.True(Segments > 4);
            Assert.Equal(Enumerable.Range(0, 39), Take(queue, 39));
            Assert.Equal(1, Segments);
        }

        using var again = Open();
        Assert.Equal(1, again.Count);
        Assert.Equal([39], Take(again, 1));
    }

    [Fact]
    public void Without_a_note_of_what_is_done_it_is_all_to_be_done_again()
    {
        using (var queue = Open())
        {
            for (var n = 0; n < 3; n++) queue.Add([(byte)n]);
            Take(queue, 2);
        }

        File.WriteAllBytes(Path.Combine(folder.Path, "done"), [1, 2, 3]);

        using var again = Open();
        Assert.Equal([0, 1, 2], Take(again, 3));
    }

    [Fact]
    public void A_note_that_is_ahead_of_the_queue_hides_nothing_that_comes_later()
    {
        using (var queue = Open())
        {
            for (var n = 0; n < 3; n++) queue.Add([(byte)n]);
            Take(queue, 3);
        }

        foreach (var file in Directory.GetFiles(folder.Path, "*.queue")) File.WriteAllBytes(file, []);
        using (var queue = Open()) queue.Add([7]);

        using var again = Open();
        Assert.Equal([7], Take(again, 1));
    }

    [Fact]
    public void Two_tills_do_not_share_a_folder()
    {
        using var queue = Open();

        Assert.Throws<IOException>(Open);
    }

    public void Dispose() => folder.Dispose();

    private TillQueue Open() => new(folder.Path, Small);

    private static List<int> Take(TillQueue queue, int count)
    {
        var taken = new List<int>();
        while (taken.Count < count && queue.TryPeek(out _, out var content))
        {
            taken.Add(content[0]);
            queue.Done();
        }

        queue.Save();
        return taken;
    }
}

using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Client.Offline;

namespace LoyaltyPoints.Client.Tests.Offline;

public sealed class RecordFileTests : IDisposable
{
    private static readonly byte[][] Contents = [[1], [2, 2], [.. Enumerable.Range(1, 40).Select(n => (byte)n)]];

    private readonly TempFolder folder = new();

    private string FilePath => Path.Combine(folder.Path, "records");

    /// <summary>What a disk may hold of a last write that the power was cut in, at every byte of it.</summary>
    public static TheoryData<string> Tails => new("nothing more", "zeros", "noise");

    [Fact]
    public void What_was_appended_is_found_again_in_order()
    {
        using (var file = RecordFile.Open(FilePath, (_, _) => Assert.Fail("It is new.")))
            foreach (var content in Contents) file.Append(content);

        Assert.Equal(Contents, Found());
    }

    [Theory]
    [MemberData(nameof(Tails))]
    public void A_write_torn_at_any_byte_is_cut_off_and_harms_none_before_it(string tail)
    {
        using (var file = RecordFile.Open(FilePath, (_, _) => { }))
            foreach (var content in Contents) file.Append(content);
        var whole = File.ReadAllBytes(FilePath);
        var last = whole.Length - RecordFile.HeaderLength - Contents[^1].Length;
        var chance = new Random(7);
        for (var cut = last; cut < whole.Length; cut++)
        {
            var rest = new byte[whole.Length - cut];
            if (tail == "noise") chance.NextBytes(rest);
            File.WriteAllBytes(FilePath, tail == "nothing more" ? whole[..cut] : [.. whole[..cut], .. rest]);
            // The content ends with a byte that is not zero: zeros in its place are never the content.
            Assert.Equal(Contents[..^1], Found());
            Assert.Equal(last, new FileInfo(FilePath).Length);
        }

        using (var file = RecordFile.Open(FilePath, (_, _) => { })) file.Append([9]);
        Assert.Equal([.. Contents[..^1], [9]], Found());
    }

    [Fact]
    public void What_no_power_cut_does_is_said_and_nothing_is_thrown_away()
    {
        using (var file = RecordFile.Open(FilePath, (_, _) => { }))
            foreach (var content in Contents) file.Append(content);
        var damaged = File.ReadAllBytes(FilePath);
        damaged[RecordFile.HeaderLength] ^= 1;
        File.WriteAllBytes(FilePath, damaged);

        Assert.Throws<QueueDamagedException>(() => RecordFile.Open(FilePath, (_, _) => { }));

        Assert.Equal(damaged, File.ReadAllBytes(FilePath));
    }

    public void Dispose() => folder.Dispose();

    private List<byte[]> Found()
    {
        var found = new List<byte[]>();
        using var file = RecordFile.Open(FilePath, (at, content) => found.Add(content));
        return found;
    }
}

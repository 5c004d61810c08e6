using System.Buffers.Binary;
using System.Numerics;

namespace LoyaltyPoints.Client.Offline;

/// <summary>A place in the queue: the number of a segment, and a byte in it.</summary>
internal readonly record struct QueuePlace(int Segment, long Offset) : IComparable<QueuePlace>
{
    public int CompareTo(QueuePlace other) =>
        Segment != other.Segment ? Segment.CompareTo(other.Segment) : Offset.CompareTo(other.Offset);
}

/// <summary>
/// Up to where the queue is done with, in a small file that is replaced as a whole. Where it is lost or older than the
/// truth, something is sent again, which the service answers as it did the first time.
/// </summary>
internal sealed class Acknowledged(string folder)
{
    private const int Length = 16;

    private readonly string path = Path.Combine(folder, "done");

    /// <summary>The beginning, where there is no file that can be believed.</summary>
    public QueuePlace Read()
    {
        if (!File.Exists(path)) return default;
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length != Length ||
            Checksum(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12))) return default;
        return new QueuePlace(
            BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(4)));
    }

    public void Write(QueuePlace place)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, place.Segment);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(4), place.Offset);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), Checksum(bytes));
        var fresh = path + ".new";
        using (var stream = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
        DiskFolder.Flush(folder);
    }

    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes.AsSpan(0, 12)) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}

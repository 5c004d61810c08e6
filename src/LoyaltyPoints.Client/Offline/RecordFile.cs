using System.Buffers.Binary;
using System.Numerics;

namespace LoyaltyPoints.Client.Offline;

/// <summary>
/// A file of records that only grows: a mark, the length, a CRC-32C of both and the content, and the content. What
/// <see cref="Append"/> has returned from is on the disk. A power cut can leave the last record torn; it is cut off
/// when the file is opened, for nobody was told that it is there.
/// </summary>
internal sealed class RecordFile : IDisposable
{
    /// <summary>Before each record's content.</summary>
    public const int HeaderLength = 12;

    /// <summary>No record is longer: the service takes no body beyond 1 MiB.</summary>
    public const int LongestRecord = 4 << 20;

    private const uint Mark = 0x4C51_5031;

    private readonly FileStream stream;
    private bool isBroken;

    private RecordFile(FileStream stream) => this.stream = stream;

    /// <summary>Where the next record begins.</summary>
    public long Length { get; private set; }

    /// <summary>Opens or creates, and calls back for each record: where it begins, and what it holds.</summary>
    /// <exception cref="QueueDamagedException">
    /// Something that was on the disk once cannot be read any more, and whole records follow: no power cut does that.
    /// </exception>
    public static RecordFile Open(string path, Action<long, byte[]> found)
    {
        var isNew = !File.Exists(path);
        var stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1);
        try
        {
            var file = new RecordFile(stream);
            file.Recover(path, found);
            if (isNew) DiskFolder.Flush(Path.GetDirectoryName(path)!);
            return file;
        }
        catch (Exception e) when (e is IOException or QueueDamagedException)
        {
            stream.Dispose();
            throw;
        }
    }

    /// <returns>Where the record begins; it is on the disk.</returns>
    /// <exception cref="IOException">It may be there or not: open the file again.</exception>
    public long Append(ReadOnlySpan<byte> content)
    {
        if (content.Length is 0 or > LongestRecord)
            throw new ArgumentException($"A record has 1 to {LongestRecord} bytes.", nameof(content));
        if (isBroken) throw new IOException($"{stream.Name} could not be written to; open it again.");
        var record = new byte[HeaderLength + content.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(record, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(4), content.Length);
        content.CopyTo(record.AsSpan(HeaderLength));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Checksum(content));

        // After a failed flush nobody knows what the disk has, and asking again would not tell.
        isBroken = true;
        stream.Position = Length;
        stream.Write(record);
        stream.Flush(flushToDisk: true);
        isBroken = false;
        var begin = Length;
        Length += record.Length;
        return begin;
    }

    /// <summary>The content of the record that begins there.</summary>
    public byte[] Read(long begin)
    {
        var header = new byte[HeaderLength];
        RandomAccess.Read(stream.SafeFileHandle, header, begin);
        var content = new byte[BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(4))];
        RandomAccess.Read(stream.SafeFileHandle, content, begin + HeaderLength);
        return content;
    }

    public void Dispose() => stream.Dispose();

    private void Recover(string path, Action<long, byte[]> found)
    {
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var at = 0;
        while (TryRead(bytes.AsSpan(at), out var content))
        {
            found(at, content.ToArray());
            at += HeaderLength + content.Length;
        }

        Length = at;
        if (at == bytes.Length) return;
        for (var later = at + 1; later < bytes.Length; later++)
            if (TryRead(bytes.AsSpan(later), out _))
                throw new QueueDamagedException($"{path} is damaged from byte {at} to {later}.");
        stream.SetLength(at);
        stream.Flush(flushToDisk: true);
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Mark) return false;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length is <= 0 or > LongestRecord || length > bytes.Length - HeaderLength) return false;
        content = bytes.Slice(HeaderLength, length);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) == Checksum(content);
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        var crc = BitOperations.Crc32C(uint.MaxValue, (uint)content.Length);
        foreach (var one in content) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}

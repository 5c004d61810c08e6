namespace LoyaltyPoints.Storage;

/// <summary>
/// Integers of variable length, as packed columns have them: zigzag-coded (0, -1, 1, -2, ...) and written in groups of
/// seven bits, lowest first, the high bit telling that more follow; and ids of 16 bytes between them.
/// </summary>
internal static class Varint
{
    public const int IdLength = 16;

    /// <summary>The most bytes of one.</summary>
    public const int Longest = 10;

    public static void Write(byte[] buffer, ref int at, long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) buffer[at++] = (byte)(rest | 0x80);
        buffer[at++] = (byte)rest;
    }

    /// <exception cref="InvalidDataException">The bytes end before the number does.</exception>
    public static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) break;
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new InvalidDataException("A packed number is cut off.");
    }

    /// <exception cref="InvalidDataException">The bytes end before the id does.</exception>
    public static Guid ReadId(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + IdLength > bytes.Length) throw new InvalidDataException("A packed id is cut off.");
        var id = new Guid(bytes.Slice(at, IdLength), bigEndian: true);
        at += IdLength;
        return id;
    }
}

using System.Text;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>What a till has earned its customers in one program on one day.</summary>
/// <param name="Day">In UTC, such as 20261126.</param>
public readonly record struct TillDay(string Source, Guid ProgramId, int Day);

/// <summary>
/// The packed form of <c>till_journal.sales</c>: of each its source (length and UTF-8), program, day and units.
/// </summary>
public static class TillSaleCodec
{
    public static byte[] Encode(IReadOnlyDictionary<TillDay, long> sales)
    {
        var buffer = new byte[sales.Keys.Sum(
            till => Encoding.UTF8.GetMaxByteCount(till.Source.Length) + Varint.IdLength + (3 * Varint.Longest))];
        var at = 0;
        foreach (var (till, units) in sales)
        {
            Varint.Write(buffer, ref at, Encoding.UTF8.GetByteCount(till.Source));
            at += Encoding.UTF8.GetBytes(till.Source, buffer.AsSpan(at));
            till.ProgramId.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out _);
            at += Varint.IdLength;
            Varint.Write(buffer, ref at, till.Day);
            Varint.Write(buffer, ref at, units);
        }

        return buffer[..at];
    }

    /// <summary>Adds what is packed to sums.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static void AddTo(Dictionary<TillDay, long> sums, ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)Varint.Read(bytes, ref at);
            if (length < 0 || at + length > bytes.Length) throw new InvalidDataException("A packed text is cut off.");
            var source = Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
            var till = new TillDay(source, Varint.ReadId(bytes, ref at), (int)Varint.Read(bytes, ref at));
            sums[till] = Capped(sums.GetValueOrDefault(till), Varint.Read(bytes, ref at));
        }
    }

    /// <summary>The sum of what is not below zero; the greatest number where it is greater.</summary>
    public static long Capped(long one, long other) => one > long.MaxValue - other ? long.MaxValue : one + other;
}

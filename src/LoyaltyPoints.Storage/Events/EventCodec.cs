using System.Text;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// The packed form of events, one behind the other: type and data, each its length and its bytes; when it occurred,
/// in milliseconds; and whose it is, 16 bytes. See <see cref="Varint"/>.
/// </summary>
internal static class EventCodec
{
    public static byte[] Encode(IReadOnlyList<NewEvent> events)
    {
        var buffer = new byte[events.Sum(static told =>
            Varint.IdLength + 3 * Varint.Longest + told.Type.Length + told.Data.Length)];
        var at = 0;
        foreach (var told in events)
        {
            Varint.Write(buffer, ref at, told.Type.Length);
            at += Encoding.ASCII.GetBytes(told.Type, buffer.AsSpan(at));
            Varint.Write(buffer, ref at, told.OccurredAt.UnixMilliseconds);
            told.MemberId.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out _);
            at += Varint.IdLength;
            Varint.Write(buffer, ref at, told.Data.Length);
            told.Data.Span.CopyTo(buffer.AsSpan(at));
            at += told.Data.Length;
        }

        return buffer[..at];
    }

    /// <summary>The events of a packed column; their data is a view into it.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static List<NewEvent> Decode(byte[] bytes)
    {
        var (events, at) = (new List<NewEvent>(), 0);
        while (at < bytes.Length)
        {
            var type = Encoding.ASCII.GetString(Take(bytes, ref at).Span);
            var occurredAt = new Instant(Varint.Read(bytes, ref at));
            var member = Varint.ReadId(bytes, ref at);
            events.Add(new NewEvent(type, occurredAt, member, Take(bytes, ref at)));
        }

        return events;
    }

    private static ReadOnlyMemory<byte> Take(byte[] bytes, ref int at)
    {
        var length = Varint.Read(bytes, ref at);
        if (length < 0 || length > bytes.Length - at) throw new InvalidDataException("A packed event is cut off.");
        var taken = bytes.AsMemory(at, (int)length);
        at += (int)length;
        return taken;
    }
}

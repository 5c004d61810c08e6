using System.Buffers.Binary;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// The packed form of <c>velocity_marks.marks</c>: a byte for the form, then of each mark its kind, the milliseconds
/// since the one before it, count and units, the eight bytes of its subject and the id.
/// </summary>
public static class VelocityCodec
{
    private const byte Form = 1;
    private const int SubjectLength = 8;
    private const int Longest = 1 + (3 * Varint.Longest) + SubjectLength + Varint.IdLength;

    public static byte[] Encode(VelocityLog log)
    {
        var buffer = new byte[1 + (log.Marks.Count * Longest)];
        buffer[0] = Form;
        var (at, before) = (1, 0L);
        foreach (var mark in log.Marks)
        {
            buffer[at++] = (byte)mark.Kind;
            Varint.Write(buffer, ref at, mark.At.UnixMilliseconds - before);
            Varint.Write(buffer, ref at, mark.Count);
            Varint.Write(buffer, ref at, mark.Units);
            BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(at), mark.Subject);
            at += SubjectLength;
            mark.Id.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out _);
            at += Varint.IdLength;
            before = mark.At.UnixMilliseconds;
        }

        return buffer[..at];
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static VelocityLog Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[0] != Form) throw new InvalidDataException("Packed marks of an unknown form.");
        var (marks, at, before) = (new List<VelocityMark>(), 1, 0L);
        while (at < bytes.Length)
        {
            var kind = (VelocityMarkKind)bytes[at++];
            before += Varint.Read(bytes, ref at);
            var (count, units) = (Varint.Read(bytes, ref at), Varint.Read(bytes, ref at));
            if (at + SubjectLength > bytes.Length) throw new InvalidDataException("Packed marks are cut off.");
            var subject = BinaryPrimitives.ReadInt64BigEndian(bytes[at..]);
            at += SubjectLength;
            marks.Add(new VelocityMark(
                new Instant(before), kind, subject, count, units, Varint.ReadId(bytes, ref at)));
        }

        return new VelocityLog(marks);
    }
}

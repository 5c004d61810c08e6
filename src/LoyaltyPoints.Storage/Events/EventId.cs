using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Storage.Events;

/// <summary>
/// The id of an event: its number, and eight bytes that tell tenants apart. So an event is found by its id without an
/// index, and ids of two tenants never meet in a receiver that knows both.
/// </summary>
public static class EventId
{
    private const int Half = 8;

    public static Guid Of(int tenantId, long sequence)
    {
        Span<byte> bytes = stackalloc byte[2 * Half];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        Mark(tenantId, bytes[Half..]);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The event's number; null where the id is none of this tenant's.</summary>
    public static long? SequenceOf(int tenantId, Guid id)
    {
        Span<byte> bytes = stackalloc byte[2 * Half];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var sequence = BinaryPrimitives.ReadInt64BigEndian(bytes);
        return sequence > 0 && Of(tenantId, sequence) == id ? sequence : null;
    }

    private static void Mark(int tenantId, Span<byte> mark)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes($"events of tenant {tenantId}"), hash);
        hash[..mark.Length].CopyTo(mark);
    }
}

using System.Buffers.Binary;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.WinBacks;

namespace LoyaltyPoints.Storage.WinBacks;

/// <summary>
/// The packed form of a list's members, <c>win_back_lists.members</c>: one byte of version (1), then of each, in the
/// list's order, 33 bytes: the id, the last purchase in milliseconds since 1970 and the revenue, 8 bytes each, all
/// big-endian, and 1 for the control, else 0.
/// </summary>
public static class WinBackCodec
{
    private const byte FormatVersion = 1;
    private const int Length = 33;

    public static byte[] Encode(IReadOnlyList<WinBackMember> members)
    {
        var bytes = new byte[1 + (members.Count * Length)];
        bytes[0] = FormatVersion;
        var at = bytes.AsSpan(1);
        foreach (var member in members)
        {
            member.MemberId.TryWriteBytes(at, bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(at[16..], member.LastPurchaseAt.UnixMilliseconds);
            BinaryPrimitives.WriteInt64BigEndian(at[24..], member.Revenue);
            at[32] = member.IsControl ? (byte)1 : (byte)0;
            at = at[Length..];
        }

        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static WinBackMember[] Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Length != 1 || bytes[0] != FormatVersion)
            throw new InvalidDataException("Unknown form of a list's members.");
        var members = new WinBackMember[bytes.Length / Length];
        for (var index = 0; index < members.Length; index++)
        {
            var at = bytes.Slice(1 + (index * Length), Length);
            if (at[32] > 1) throw new InvalidDataException("A member is neither control nor not.");
            members[index] = new WinBackMember(
                new Guid(at[..16], bigEndian: true), new Instant(BinaryPrimitives.ReadInt64BigEndian(at[16..])),
                BinaryPrimitives.ReadInt64BigEndian(at[24..]), at[32] == 1);
        }

        return members;
    }
}

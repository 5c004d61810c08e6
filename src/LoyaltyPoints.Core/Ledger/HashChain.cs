using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// The proof that no entry was changed, dropped or slipped in: each entry's hash is the SHA-256 of the hash before it
/// and of its own fields, in a fixed binary form (big-endian). The chain starts from 32 zero bytes.
/// </summary>
public static class HashChain
{
    public const int HashLength = 32;

    private const int FormLength = HashLength + 4 + 16 * 5 + 8 + 3 + 8 * 4;

    public static readonly byte[] Genesis = new byte[HashLength];

    /// <summary>
    /// The hash that <paramref name="entry"/> must carry when it follows <paramref name="previousHash"/>.
    /// </summary>
    public static byte[] Next(ReadOnlySpan<byte> previousHash, int tenantId, LedgerEntry entry)
    {
        Span<byte> form = stackalloc byte[FormLength];
        previousHash.CopyTo(form);
        var rest = form[HashLength..];
        BinaryPrimitives.WriteInt32BigEndian(rest, tenantId);
        rest = rest[4..];
        foreach (var id in (ReadOnlySpan<Guid>)
            [entry.MemberId, entry.ProgramId, entry.Id, entry.PreviousId, entry.ReferenceId])
        {
            id.TryWriteBytes(rest, bigEndian: true, out _);
            rest = rest[16..];
        }

        BinaryPrimitives.WriteInt64BigEndian(rest, entry.Sequence);
        rest[8] = (byte)entry.Kind;
        rest[9] = (byte)entry.From;
        rest[10] = (byte)entry.To;
        BinaryPrimitives.WriteInt64BigEndian(rest[11..], entry.Units);
        BinaryPrimitives.WriteInt64BigEndian(rest[19..], entry.Lot.MaturesAt.UnixMilliseconds);
        BinaryPrimitives.WriteInt64BigEndian(rest[27..], entry.Lot.ExpiresAt.UnixMilliseconds);
        BinaryPrimitives.WriteInt64BigEndian(rest[35..], entry.RecordedAt.UnixMilliseconds);
        return SHA256.HashData(form);
    }
}

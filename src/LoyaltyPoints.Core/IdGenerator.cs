using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LoyaltyPoints.Core;

/// <summary>
/// Makes UUIDv7 (RFC 9562): 48 bits of milliseconds, then a counter that keeps ids of one process in order (method 1
/// of section 6.2), then randomness. The caller gives the instant: nothing here reads a clock.
/// </summary>
public sealed class IdGenerator
{
    private readonly Lock gate = new();
    private readonly byte[] pool = new byte[4096];
    private int poolAt = 4096;
    private long lastMilliseconds;
    private int counter;

    /// <summary>Makes ids of one instant.</summary>
    /// <param name="real">
    /// What real clocks show, never a tenant's test clock: an id is greater than all before it, so one from the future
    /// would drag everybody's along.
    /// </param>
    public IdIssuer At(Instant real) => new(this, real);

    /// <summary>A new id, greater than every id this generator made before.</summary>
    /// <param name="now">Real time, as for <see cref="At"/>.</param>
    public Guid Next(Instant now)
    {
        Span<byte> id = stackalloc byte[16];
        lock (gate)
        {
            if (now.UnixMilliseconds > lastMilliseconds) (lastMilliseconds, counter) = (now.UnixMilliseconds, 0);
            else if (++counter > 0x3FFFF) (lastMilliseconds, counter) = (lastMilliseconds + 1, 0);
            if (poolAt > pool.Length - 8)
            {
                RandomNumberGenerator.Fill(pool);
                poolAt = 0;
            }

            pool.AsSpan(poolAt, 8).CopyTo(id[8..]);
            poolAt += 8;
            // 18 bits of counter: 12 behind the version, 6 behind the variant.
            BinaryPrimitives.WriteInt64BigEndian(id, (lastMilliseconds << 16) | 0x7000L | ((long)counter >> 6));
            id[8] = (byte)(0x80 | (counter & 0x3F));
        }

        return new Guid(id, bigEndian: true);
    }
}

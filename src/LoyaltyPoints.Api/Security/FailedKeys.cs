using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Api.Security;

/// <summary>
/// Counts the keys that were refused, by the address they came from (of IPv6 its /64), in this process. Whoever sends
/// too many is not even looked at for a while, so that guessing is slow and asks the database little.
/// </summary>
/// <remarks>
/// A key that was good from this address before goes on: behind one address there may be many tills. Behind a proxy all
/// are, so there only new keys wait.
/// </remarks>
public sealed class FailedKeys(QuotaOptions options, TimeProvider time)
{
    /// <summary>Most addresses that are told apart; further ones share what they are allowed.</summary>
    public const int Capacity = 10_000;

    private const int Minute = 60;

    private readonly ConcurrentDictionary<UInt128, TokenBucket> addresses = new();
    private readonly TokenBucket others = new(Math.Max(1, options.FailuresPerMinute),
        Math.Max(1, options.FailuresPerMinute), time, Minute);

    // Beside the dictionary, whose own count locks it.
    private int known;

    /// <summary>For how many seconds nothing from this address is looked at; 0: it may send keys.</summary>
    public int Wait(IPAddress? address) => Volatile.Read(ref known) == 0 || address is null ? 0
        : addresses.TryGetValue(NumberOf(address), out var bucket) ? bucket.Wait()
        : Volatile.Read(ref known) < Capacity ? 0 : others.Wait();

    /// <summary>Counts a key that was refused.</summary>
    public void Count(IPAddress? address)
    {
        if (options.FailuresPerMinute == 0 || address is null) return;
        var number = NumberOf(address);
        if (!addresses.TryGetValue(number, out var bucket))
        {
            if (Volatile.Read(ref known) >= Capacity) Forget();
            bucket = Volatile.Read(ref known) >= Capacity ? others : Add(number);
        }

        bucket.TryTake(out _, out _);
    }

    private void Forget()
    {
        foreach (var (number, bucket) in addresses)
            if (bucket.IsFull && addresses.TryRemove(number, out _)) Interlocked.Decrement(ref known);
    }

    private TokenBucket Add(UInt128 number)
    {
        var bucket = new TokenBucket(options.FailuresPerMinute, options.FailuresPerMinute, time, Minute);
        if (!addresses.TryAdd(number, bucket)) return addresses.GetValueOrDefault(number, bucket);
        Interlocked.Increment(ref known);
        return bucket;
    }

    private static UInt128 NumberOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes), 1);
    }
}

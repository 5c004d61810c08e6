using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Storage;

/// <summary>
/// The packed form of an account's lots, <c>accounts.lots</c>: one byte of version (1), then for each lot, in the order
/// of consumption, four variable-length integers: maturity, expiry, pending, available. An integer is zigzag-coded
/// (0, -1, 1, -2, ...) and written in groups of seven bits, lowest first, the high bit telling that more follow.
/// Instants are milliseconds since 1970, those from 1970 on shifted by two: 0 is the beginning and 1 is never.
/// A redemption's allocations, <c>redemptions.allocations</c>, have the same form with their units as available.
/// The ledger's entries hold the same numbers in plain columns, and <c>verify</c> compares the two.
/// </summary>
public static class LotsCodec
{
    private const byte FormatVersion = 1;

    public static byte[] Encode(IReadOnlyList<Lot> lots)
    {
        var buffer = new byte[1 + lots.Count * 40];
        buffer[0] = FormatVersion;
        var at = 1;
        foreach (var lot in lots)
        {
            Write(buffer, ref at, Shift(lot.Key.MaturesAt));
            Write(buffer, ref at, Shift(lot.Key.ExpiresAt));
            Write(buffer, ref at, lot.Pending);
            Write(buffer, ref at, lot.Available);
        }

        return buffer[..at];
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static Lot[] Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != FormatVersion) throw new InvalidDataException("Unknown form of lots.");
        var lots = new List<Lot>(2);
        var at = 1;
        while (at < bytes.Length)
        {
            var key = new LotKey(Unshift(Read(bytes, ref at)), Unshift(Read(bytes, ref at)));
            lots.Add(new Lot(key, Read(bytes, ref at), Read(bytes, ref at)));
        }

        return [.. lots];
    }

    private static long Shift(Instant instant) =>
        instant == Instant.Beginning ? 0
        : instant == Instant.Never ? 1
        : instant.UnixMilliseconds < 0 ? instant.UnixMilliseconds : checked(instant.UnixMilliseconds + 2);

    private static Instant Unshift(long value) =>
        value == 0 ? Instant.Beginning : value == 1 ? Instant.Never : new Instant(value < 0 ? value : value - 2);

    private static void Write(byte[] buffer, ref int at, long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) buffer[at++] = (byte)(rest | 0x80);
        buffer[at++] = (byte)rest;
    }

    private static long Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at >= bytes.Length) break;
            var part = bytes[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new InvalidDataException("Lots are cut off.");
    }
}

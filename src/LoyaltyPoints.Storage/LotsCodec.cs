using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;

namespace LoyaltyPoints.Storage;

/// <summary>
/// The packed form of an account's lots, <c>accounts.lots</c>: one byte of version (1), then for each lot, in the order
/// of consumption, four variable-length integers: maturity, expiry, pending, available. An integer is zigzag-coded
/// (0, -1, 1, -2, ...) and written in groups of seven bits, lowest first, the high bit telling that more follow.
/// Instants are milliseconds since 1970, those from 1970 on shifted by two: 0 is the beginning and 1 is never.
/// An account with reservations has version 2: the number of reservations; of each the ids of redemption and reward, 16
/// bytes each, when it lapses, the number of its parts, and of each part maturity, expiry and units; then the lots.
/// A redemption's allocations, <c>redemptions.allocations</c>, have the same form with their units as available.
/// The ledger's entries hold the same numbers in plain columns, and <c>verify</c> compares the two.
/// </summary>
public static class LotsCodec
{
    private const byte FormatVersion = 1;
    private const byte WithHolds = 2;

    /// <param name="holds">Null or none for anything but an account with reservations.</param>
    public static byte[] Encode(IReadOnlyList<Lot> lots, IReadOnlyList<Hold>? holds = null)
    {
        var buffer = new byte[1 + lots.Count * 40 + LengthOf(holds)];
        buffer[0] = FormatVersion;
        var at = 1;
        if (holds is { Count: > 0 }) Write(buffer, ref at, holds);
        foreach (var lot in lots)
        {
            Varint.Write(buffer, ref at, Shift(lot.Key.MaturesAt));
            Varint.Write(buffer, ref at, Shift(lot.Key.ExpiresAt));
            Varint.Write(buffer, ref at, lot.Pending);
            Varint.Write(buffer, ref at, lot.Available);
        }

        return buffer[..at];
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static Lot[] Decode(ReadOnlySpan<byte> bytes) => Decode(bytes, out _);

    /// <summary>As <see cref="Decode(ReadOnlySpan{byte})"/>, with an account's reservations.</summary>
    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static Lot[] Decode(ReadOnlySpan<byte> bytes, out IReadOnlyList<Hold> holds)
    {
        if (bytes.Length == 0 || bytes[0] is not (FormatVersion or WithHolds))
            throw new InvalidDataException("Unknown form of lots.");
        var lots = new List<Lot>(2);
        var at = 1;
        holds = bytes[0] == WithHolds ? ReadHolds(bytes, ref at) : [];
        while (at < bytes.Length)
        {
            var key = ReadKey(bytes, ref at);
            lots.Add(new Lot(key, Varint.Read(bytes, ref at), Varint.Read(bytes, ref at)));
        }

        return [.. lots];
    }

    private static int LengthOf(IReadOnlyList<Hold>? holds) =>
        holds is null ? 0 : 10 + holds.Sum(static hold => 2 * Varint.IdLength + 20 + hold.Parts.Count * 30);

    private static void Write(byte[] buffer, ref int at, IReadOnlyList<Hold> holds)
    {
        buffer[0] = WithHolds;
        Varint.Write(buffer, ref at, holds.Count);
        foreach (var hold in holds)
        {
            foreach (var id in (ReadOnlySpan<Guid>)[hold.RedemptionId, hold.RewardId])
            {
                id.TryWriteBytes(buffer.AsSpan(at), bigEndian: true, out _);
                at += Varint.IdLength;
            }

            Varint.Write(buffer, ref at, Shift(hold.LapsesAt));
            Varint.Write(buffer, ref at, hold.Parts.Count);
            foreach (var (lot, units) in hold.Parts)
            {
                Varint.Write(buffer, ref at, Shift(lot.MaturesAt));
                Varint.Write(buffer, ref at, Shift(lot.ExpiresAt));
                Varint.Write(buffer, ref at, units);
            }
        }
    }

    private static List<Hold> ReadHolds(ReadOnlySpan<byte> bytes, ref int at)
    {
        var holds = new List<Hold>();
        for (var left = Varint.Read(bytes, ref at); left > 0; left--)
        {
            var (redemption, reward) = (Varint.ReadId(bytes, ref at), Varint.ReadId(bytes, ref at));
            var lapsesAt = Unshift(Varint.Read(bytes, ref at));
            var parts = new List<Allocation>(1);
            for (var more = Varint.Read(bytes, ref at); more > 0; more--)
                parts.Add(new Allocation(ReadKey(bytes, ref at), Varint.Read(bytes, ref at)));
            holds.Add(new Hold(redemption, reward, lapsesAt, parts));
        }

        return holds;
    }

    private static LotKey ReadKey(ReadOnlySpan<byte> bytes, ref int at) =>
        new(Unshift(Varint.Read(bytes, ref at)), Unshift(Varint.Read(bytes, ref at)));

    private static long Shift(Instant instant) =>
        instant == Instant.Beginning ? 0
        : instant == Instant.Never ? 1
        : instant.UnixMilliseconds < 0 ? instant.UnixMilliseconds : checked(instant.UnixMilliseconds + 2);

    private static Instant Unshift(long value) =>
        value == 0 ? Instant.Beginning : value == 1 ? Instant.Never : new Instant(value < 0 ? value : value - 2);
}

using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>
/// The packed form of a history, <c>unit_histories.history</c>: one byte of version (1), then three lists, each with
/// its length first. Of each open cohort: issued, expires, pending, available, reserved. Of each cohort and month:
/// issued, expires, month, earned, given, moved, redeemed, expired, revoked. Of each month with sales: month, amount.
/// Numbers are zigzag-coded (0, -1, 1, -2, ...) and written in groups of seven bits, lowest first, the high bit telling
/// that more follow. A month of issue is a number; other months are counted from it, shifted by two: 0 is never and
/// 1 is debt.
/// </summary>
public static class UnitHistoryCodec
{
    private const byte FormatVersion = 1;

    public static byte[] Encode(UnitHistory history)
    {
        var bytes = new List<byte>(64) { FormatVersion };
        Write(bytes, history.Open.Count);
        foreach (var (cohort, units) in history.Open)
        {
            Write(bytes, cohort);
            WriteAll(bytes, units.Pending, units.Available, units.Reserved);
        }

        Write(bytes, history.Moves.Count);
        foreach (var ((cohort, month), one) in history.Moves)
        {
            Write(bytes, cohort);
            WriteAll(
                bytes, month - cohort.Issued, one.Earned, one.Given, one.Moved, one.Redeemed, one.Expired, one.Revoked);
        }

        Write(bytes, history.Sales.Count);
        foreach (var (month, amount) in history.Sales) WriteAll(bytes, month, amount);
        return [.. bytes];
    }

    /// <exception cref="InvalidDataException">The bytes are not of this form.</exception>
    public static UnitHistory Decode(long entryCount, Guid headId, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != FormatVersion) throw new InvalidDataException("Unknown form of history.");
        var at = 1;
        var open = new KeyValuePair<UnitCohort, OpenUnits>[ReadCount(bytes, ref at)];
        for (var number = 0; number < open.Length; number++)
        {
            open[number] = new(
                ReadCohort(bytes, ref at),
                new OpenUnits(Read(bytes, ref at), Read(bytes, ref at), Read(bytes, ref at)));
        }

        var moves = new KeyValuePair<(UnitCohort Cohort, int Month), UnitMoves>[ReadCount(bytes, ref at)];
        for (var number = 0; number < moves.Length; number++)
        {
            var cohort = ReadCohort(bytes, ref at);
            moves[number] = new((cohort, cohort.Issued + (int)Read(bytes, ref at)), new UnitMoves(
                Read(bytes, ref at), Read(bytes, ref at), Read(bytes, ref at), Read(bytes, ref at), Read(bytes, ref at),
                Read(bytes, ref at)));
        }

        var sales = new KeyValuePair<int, long>[ReadCount(bytes, ref at)];
        for (var number = 0; number < sales.Length; number++)
            sales[number] = new((int)Read(bytes, ref at), Read(bytes, ref at));
        return UnitHistory.Restore(entryCount, headId, open, moves, sales);
    }

    private static void Write(List<byte> bytes, UnitCohort cohort) => WriteAll(
        bytes, cohort.Issued,
        cohort.Expires == Months.Never ? 0 : cohort.Expires == Months.Debt ? 1
        : cohort.Expires < cohort.Issued ? cohort.Expires - cohort.Issued : cohort.Expires - cohort.Issued + 2);

    private static UnitCohort ReadCohort(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (issued, expires) = ((int)Read(bytes, ref at), (int)Read(bytes, ref at));
        return new UnitCohort(
            issued,
            expires == 0 ? Months.Never : expires == 1 ? Months.Debt : issued + (expires < 0 ? expires : expires - 2));
    }

    private static void WriteAll(List<byte> bytes, params ReadOnlySpan<long> values)
    {
        foreach (var value in values) Write(bytes, value);
    }

    private static void Write(List<byte> bytes, long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
        bytes.Add((byte)rest);
    }

    private static int ReadCount(ReadOnlySpan<byte> bytes, ref int at)
    {
        var count = Read(bytes, ref at);
        // Each takes a byte or more.
        return count >= 0 && count <= bytes.Length ? (int)count
            : throw new InvalidDataException("A history is longer than its bytes.");
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

        throw new InvalidDataException("A history is cut off.");
    }
}

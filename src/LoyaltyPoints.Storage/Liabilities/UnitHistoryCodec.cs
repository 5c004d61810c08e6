using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Storage.Liabilities;

/// <summary>
/// The packed form of a history, <c>unit_histories.history</c>: one byte of version (1), then three lists, each with
/// its length first. Of each open cohort: issued, expires, pending, available, reserved. Of each cohort and month:
/// issued, expires, month, earned, given, moved, redeemed, expired, revoked. Of each month with sales: month, amount.
/// A month of issue is a number (see <see cref="Months"/>), and other months of the cohort are counted from it; one of
/// expiry that is not before it is shifted by two: 0 is never and 1 is debt.
/// </summary>
public static class UnitHistoryCodec
{
    private const byte FormatVersion = 1;

    public static byte[] Encode(UnitHistory history)
    {
        var numbers = 3 + 5 * history.Open.Count + 9 * history.Moves.Count + 2 * history.Sales.Count;
        var buffer = new byte[1 + numbers * Varint.Longest];
        buffer[0] = FormatVersion;
        var at = 1;
        Varint.Write(buffer, ref at, history.Open.Count);
        foreach (var (cohort, units) in history.Open)
        {
            Write(buffer, ref at, cohort);
            Write(buffer, ref at, units.Pending, units.Available, units.Reserved);
        }

        Varint.Write(buffer, ref at, history.Moves.Count);
        foreach (var ((cohort, month), one) in history.Moves)
        {
            Write(buffer, ref at, cohort);
            Write(
                buffer, ref at, month - cohort.Issued, one.Earned, one.Given, one.Moved, one.Redeemed, one.Expired,
                one.Revoked);
        }

        Varint.Write(buffer, ref at, history.Sales.Count);
        foreach (var (month, amount) in history.Sales) Write(buffer, ref at, month, amount);
        return buffer[..at];
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
                new OpenUnits(Varint.Read(bytes, ref at), Varint.Read(bytes, ref at), Varint.Read(bytes, ref at)));
        }

        var moves = new KeyValuePair<(UnitCohort Cohort, int Month), UnitMoves>[ReadCount(bytes, ref at)];
        for (var number = 0; number < moves.Length; number++)
        {
            var cohort = ReadCohort(bytes, ref at);
            var month = cohort.Issued + (int)Varint.Read(bytes, ref at);
            moves[number] = new((cohort, month), new UnitMoves(
                Varint.Read(bytes, ref at), Varint.Read(bytes, ref at), Varint.Read(bytes, ref at),
                Varint.Read(bytes, ref at), Varint.Read(bytes, ref at), Varint.Read(bytes, ref at)));
        }

        var sales = new KeyValuePair<int, long>[ReadCount(bytes, ref at)];
        for (var number = 0; number < sales.Length; number++)
            sales[number] = new((int)Varint.Read(bytes, ref at), Varint.Read(bytes, ref at));
        return UnitHistory.Restore(entryCount, headId, open, moves, sales);
    }

    private static void Write(byte[] buffer, ref int at, UnitCohort cohort) => Write(
        buffer, ref at, cohort.Issued,
        cohort.Expires == Months.Never ? 0 : cohort.Expires == Months.Debt ? 1
        : cohort.Expires < cohort.Issued ? cohort.Expires - cohort.Issued : cohort.Expires - cohort.Issued + 2);

    private static void Write(byte[] buffer, ref int at, params ReadOnlySpan<long> values)
    {
        foreach (var value in values) Varint.Write(buffer, ref at, value);
    }

    private static UnitCohort ReadCohort(ReadOnlySpan<byte> bytes, ref int at)
    {
        var (issued, expires) = ((int)Varint.Read(bytes, ref at), (int)Varint.Read(bytes, ref at));
        return new UnitCohort(
            issued,
            expires == 0 ? Months.Never : expires == 1 ? Months.Debt : issued + (expires < 0 ? expires : expires - 2));
    }

    private static int ReadCount(ReadOnlySpan<byte> bytes, ref int at)
    {
        var count = Varint.Read(bytes, ref at);
        // Each takes a byte or more.
        return count >= 0 && count <= bytes.Length ? (int)count
            : throw new InvalidDataException("A history is longer than its bytes.");
    }
}

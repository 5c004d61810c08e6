using LoyaltyPoints.Core.Programs.Reading;

namespace LoyaltyPoints.Core.Facts;

/// <summary>Fields of settings that have a value where they are absent.</summary>
internal static class OptionalFields
{
    public static long Whole(this JsonFields fields, string name, long least, long greatest, long absent) =>
        fields.TryGet(name, out _) ? fields.Whole(name, least, greatest) ?? absent : absent;

    public static int Whole(this JsonFields fields, string name, int least, int greatest, int absent) =>
        (int)fields.Whole(name, (long)least, greatest, absent);

    /// <summary>A whole number, or null where it is absent.</summary>
    public static long? WholeOrNone(this JsonFields fields, string name, long least, long greatest) =>
        fields.TryGet(name, out _) ? fields.Whole(name, least, greatest) : null;

    public static decimal Rate(this JsonFields fields, string name, decimal least, decimal greatest, decimal absent)
    {
        if (!fields.TryGet(name, out _)) return absent;
        if (fields.Rate(name, greatest) is not { } rate) return absent;
        if (rate >= least) return rate;
        fields.Log.Add(fields.At(name), FaultCodes.OutOfRange, $"Must be from {least} to {greatest}.");
        return absent;
    }

    /// <summary>A number from 0, or null where it is absent.</summary>
    public static decimal? RateOrNone(this JsonFields fields, string name, decimal greatest) =>
        fields.TryGet(name, out _) ? fields.Rate(name, greatest, zero: true) : null;

    public static bool Flag(this JsonFields fields, string name, bool absent) =>
        fields.TryGet(name, out _) ? fields.Flag(name) : absent;
}

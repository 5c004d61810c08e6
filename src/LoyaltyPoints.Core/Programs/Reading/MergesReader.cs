namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>merges</c>.</summary>
internal static class MergesReader
{
    private static readonly (string Word, MergedTier Value)[] Tiers =
        [("totals", MergedTier.Totals), ("better", MergedTier.Better)];

    /// <summary>Totals where nothing is said.</summary>
    public static MergedTier Read(JsonFields? fields)
    {
        if (fields is null) return MergedTier.Totals;
        var tier = fields.Word("tier", Tiers) ?? MergedTier.Totals;
        fields.Close();
        return tier;
    }
}

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>card</c>.</summary>
internal static class CardReader
{
    private const int MostStamps = 1000;
    private const int LongestReward = 100;

    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public static CardDefinition? Read(JsonFields fields)
    {
        var before = fields.Log.Count;
        var stamps = fields.Whole("stamps", 2, MostStamps);
        var head = fields.TryGet("headStart", out _) ? fields.Whole("headStart", 0, (stamps ?? MostStamps) - 1) : 0;
        var expires = Expiry(fields.Object("expiresAfter"));
        var reward = fields.Text("reward", LongestReward);
        fields.Close();
        return fields.Log.Count > before || stamps is null || head is null || reward is null ? null
            : new CardDefinition((int)stamps.Value, (int)head.Value, expires, reward);
    }

    private static ExpiryAfterEarning? Expiry(JsonFields? fields)
    {
        if (fields is null) return null;
        var (period, roundTo) = PeriodReader.Rounded(fields);
        fields.Close();
        return period is { } given ? new ExpiryAfterEarning(given, roundTo) : null;
    }
}

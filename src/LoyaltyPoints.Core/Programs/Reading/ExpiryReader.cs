namespace LoyaltyPoints.Core.Programs.Reading;

internal static class ExpiryReader
{
    private const int LongestPeriod = 40;

    /// <summary>Null: never.</summary>
    public static ExpiryAfterEarning? Read(JsonFields? fields)
    {
        var kind = fields?.Kind("kind", ["never", "afterEarning"], ["fixedDates", "afterInactivity"]);
        if (fields is null || kind is null) return null;
        ExpiryAfterEarning? expiry = null;
        if (kind == "afterEarning")
        {
            var text = fields.Text("period", LongestPeriod);
            var period = text is null ? null : CalendarPeriod.Parse(text);
            if (text is not null && period is null)
                fields.Log.Add(fields.At("period"), FaultCodes.InvalidFormat,
                    "Must be whole years, months, weeks and days such as P12M, from one day to 100 years.");
            var roundTo = fields.Word("roundTo", ProgramWords.ExpiryRoundings, ExpiryRounding.EndOfDay);
            if (period is { } given) expiry = new ExpiryAfterEarning(given, roundTo);
        }

        fields.Close();
        return expiry;
    }
}

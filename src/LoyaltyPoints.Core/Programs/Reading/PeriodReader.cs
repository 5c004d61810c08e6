namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads spans of the calendar and to the end of what they are rounded.</summary>
internal static class PeriodReader
{
    private const int Longest = 40;

    /// <summary>Null, with a fault, if it is absent or none.</summary>
    public static CalendarPeriod? Read(JsonFields fields, string name)
    {
        if (fields.Text(name, Longest) is not { } text) return null;
        var period = CalendarPeriod.Parse(text);
        if (period is null)
            fields.Log.Add(fields.At(name), FaultCodes.InvalidFormat,
                "Must be whole years, months, weeks and days such as P12M, from one day to 100 years.");
        return period;
    }

    /// <summary>Null without a fault if it is absent.</summary>
    public static CalendarPeriod? Optional(JsonFields fields, string name) =>
        fields.TryGet(name, out _) ? Read(fields, name) : null;

    /// <summary>The fields <c>period</c> and <c>roundTo</c>, which is the end of the day if it is absent.</summary>
    public static (CalendarPeriod? Period, ExpiryRounding RoundTo) Rounded(JsonFields fields) => (
        Read(fields, "period"), fields.Word("roundTo", ProgramWords.ExpiryRoundings, ExpiryRounding.EndOfDay));
}

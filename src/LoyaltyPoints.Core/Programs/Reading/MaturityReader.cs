using LoyaltyPoints.Core.Activities;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads when units can be spent.</summary>
internal static class MaturityReader
{
    private const int MostDays = 3650;

    /// <summary>Null if it is absent, or could not be read.</summary>
    public static Maturity? Read(JsonFields? fields)
    {
        var kind = fields?.Kind("kind", ["immediate", "afterDays", "onDate", "onActivity"]);
        if (fields is null || kind is null) return null; // which fields belong to it is not known
        Maturity? maturity = kind switch
        {
            "immediate" => new MaturityAtOnce(),
            "afterDays" => fields.Whole("days", 1, MostDays) is { } days ? new MaturityAfterDays((int)days) : null,
            "onDate" => Date(fields),
            _ => OnActivity(fields),
        };
        fields.Close();
        return maturity;
    }

    private static MaturityOnDate? Date(JsonFields fields) =>
        fields.Required("date") is { } json && JsonValues.Date(json, fields.At("date"), fields.Log) is { } date
            ? new MaturityOnDate(date) : null;

    private static MaturityOnActivity? OnActivity(JsonFields fields)
    {
        if (ActivityTypeReader.Read(fields) is not { } type) return null;
        if (!Activity.IsOwn(type)) return new MaturityOnActivity(type);
        fields.Log.Add(fields.At("activity"), FaultCodes.Unsupported,
            $"'{type}' is made by the service; units can wait only for an activity that is posted.");
        return null;
    }
}

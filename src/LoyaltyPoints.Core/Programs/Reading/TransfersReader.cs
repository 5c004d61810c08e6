namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Reads the section <c>transfers</c>.</summary>
internal static class TransfersReader
{
    /// <summary>Null, with faults, if any part of it cannot be read.</summary>
    public static TransfersDefinition? Read(JsonFields fields)
    {
        var before = fields.Log.Count;
        var allowed = fields.Required("allowed") is not null && fields.Flag("allowed");
        var limited = fields.TryGet("maximumPerDay", out _);
        var maximum = limited ? fields.Whole("maximumPerDay", 1, EarningReader.GreatestUnits) : null;
        if (limited && !allowed && fields.Log.Count == before)
            fields.Log.Add(fields.At("maximumPerDay"), FaultCodes.Contradictory, "Transfers are not allowed at all.");
        fields.Close();
        return fields.Log.Count > before ? null : new TransfersDefinition(allowed, maximum);
    }
}

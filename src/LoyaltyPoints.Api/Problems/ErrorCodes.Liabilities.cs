namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about what units owe.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode UnitValueUnknown = new("unit_value_unknown", 422, "Value of a unit unknown",
        "Nothing says what a unit of the program is worth; declare it as `liability` in `PUT /v1/analytics/settings`.");
}

namespace LoyaltyPoints.Api.Binding;

/// <summary>The closed list of words in <c>errors[].code</c>.</summary>
public static class FaultCodes
{
    public const string Required = "required";
    public const string OutOfRange = "out_of_range";
    public const string TooLong = "too_long";
    public const string InvalidFormat = "invalid_format";
    public const string InvalidValue = "invalid_value";
    public const string WrongType = "wrong_type";
    public const string UnknownField = "unknown_field";
    public const string Duplicate = "duplicate";
}

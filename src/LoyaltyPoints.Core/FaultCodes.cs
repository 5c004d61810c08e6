namespace LoyaltyPoints.Core;

/// <summary>The closed list of what can be wrong with a document: the values of <see cref="Fault.Code"/>.</summary>
public static class FaultCodes
{
    /// <summary>A field that must be there is absent, or empty where something must be said.</summary>
    public const string Required = "required";

    /// <summary>A field, or an operator of a condition, that does not exist in this place.</summary>
    public const string UnknownField = "unknown_field";

    /// <summary>Another JSON type than the field has: text for a number, a fraction for a whole number.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A number below or above what the field allows.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A rate below zero: a rule can earn less, never take away.</summary>
    public const string NegativeRate = "negative_rate";

    /// <summary>A text with more characters than the field allows.</summary>
    public const string TooLong = "too_long";

    /// <summary>More elements than a list may have.</summary>
    public const string TooMany = "too_many";

    /// <summary>Conditions nested deeper than is allowed.</summary>
    public const string TooDeep = "too_deep";

    /// <summary>A text that does not have the form of the field: a date, an id, a period.</summary>
    public const string InvalidFormat = "invalid_format";

    /// <summary>The right type and form, but not a value that means something here.</summary>
    public const string InvalidValue = "invalid_value";

    /// <summary>The same thing stated twice where it may stand once.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Statements that cannot all hold: nothing could ever match, or two settings disagree.</summary>
    public const string Contradictory = "contradictory";

    /// <summary>A rule that can never take effect.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>A word of the language that this version does not carry out; it is refused, never ignored.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Required, UnknownField, WrongType, OutOfRange, NegativeRate, TooLong, TooMany, TooDeep, InvalidFormat,
        InvalidValue, Duplicate, Contradictory, Unreachable, Unsupported,
    ];
}

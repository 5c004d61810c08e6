namespace LoyaltyPoints.Client;

/// <summary>One fault of the input.</summary>
public sealed record Fault
{
    /// <summary>
    /// Its place: a JSON pointer (RFC 6901) into the body, <c>?name</c> for a query parameter, or the name of a
    /// header.
    /// </summary>
    public required string Pointer { get; init; }

    /// <summary>
    /// What kind of fault it is. One of <c>required</c>, <c>unknown_field</c>, <c>wrong_type</c>,
    /// <c>out_of_range</c>, <c>negative_rate</c>, <c>too_long</c>, <c>too_many</c>, <c>too_deep</c>,
    /// <c>invalid_format</c>, <c>invalid_value</c>, <c>duplicate</c>, <c>contradictory</c>, <c>unreachable</c>,
    /// <c>unsupported</c>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Detail { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>How many codes are to be made.</summary>
public sealed record CodesRequest
{
    public required long Count { get; init; }

    /// <summary>Of gift cards. Absent: as the series says.</summary>
    public long? Balance { get; init; }
}

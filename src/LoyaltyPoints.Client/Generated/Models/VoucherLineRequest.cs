namespace LoyaltyPoints.Client;

/// <summary>One voucher of a series, as it is issued or taken over.</summary>
public sealed record VoucherLineRequest
{
    /// <summary>
    /// 4 to 32 letters, digits and hyphens; not 16 letters and digits, unless they are a code of ours.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>Whose it is. Absent: nobody's in particular.</summary>
    public string? MemberId { get; init; }

    /// <summary>Of a gift card. Absent: as its series says.</summary>
    public long? Balance { get; init; }

    /// <summary>
    /// Where it lasts for another time than its series says; not beyond the end of the series.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>A voucher to be issued. Without a code, one that nobody can guess is made.</summary>
public sealed record IssueVoucherRequest
{
    public required string SeriesId { get; init; }

    /// <summary>
    /// 4 to 32 letters, digits and hyphens; not 16 letters and digits, unless they are a code of ours.
    /// </summary>
    public string? Code { get; init; }

    /// <summary>Whose it is. Absent: nobody's in particular.</summary>
    public string? MemberId { get; init; }

    /// <summary>Of a gift card. Absent: as its series says.</summary>
    public long? Balance { get; init; }

    /// <summary>
    /// Where it lasts for another time than its series says; not beyond the end of the series.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>
/// One line of the answer to an import: the voucher, or the problem that a single POST would have got.
/// </summary>
public sealed record ImportLineAnswer
{
    /// <summary>1 for the first line of the request.</summary>
    public required int Line { get; init; }

    public required int Status { get; init; }

    public bool? Replayed { get; init; }

    public VoucherAnswer? Voucher { get; init; }

    /// <summary>Why this line was refused; null where it was not.</summary>
    public Problem? Problem { get; init; }
}

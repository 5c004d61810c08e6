namespace LoyaltyPoints.Client.Offline;

/// <summary>
/// What a till has queued: a purchase; or a return, of a purchase that the service has named, or of one that it may not
/// have heard of yet.
/// </summary>
public sealed record TillItem
{
    /// <summary>What was sold; with <see cref="Return"/>, what comes back of it.</summary>
    public PurchaseRequest? Purchase { get; init; }

    /// <summary>The service's id of what was sold, <c>pur_...</c>.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>What came back.</summary>
    public PostReturnRequest? Return { get; init; }
}

/// <summary>What the service refused for good.</summary>
/// <param name="Item">What was sent.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Problem">Why.</param>
public sealed record RefusedItem(TillItem Item, int Status, Problem Problem);

/// <summary>What a round of sending came to.</summary>
/// <param name="Sent">How many the service has recorded now, or had before.</param>
/// <param name="Refused">How many went to the refused ones.</param>
/// <param name="Left">How many wait.</param>
/// <param name="Stopped">Why it ended before all were sent; null where it did not.</param>
public sealed record TillReport(int Sent, int Refused, int Left, Exception? Stopped);

namespace LoyaltyPoints.Client;

/// <summary>One line of a batch's answer: a purchase, or the problem a single POST would have got.</summary>
public sealed record BatchLineAnswer
{
    /// <summary>1 for the first line of the request.</summary>
    public required int Line { get; init; }

    public required int Status { get; init; }

    public bool? Replayed { get; init; }

    public PurchaseAnswer? Purchase { get; init; }

    /// <summary>Why this line was refused; null where it was not.</summary>
    public Problem? Problem { get; init; }
}

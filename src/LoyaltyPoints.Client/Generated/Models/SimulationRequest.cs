namespace LoyaltyPoints.Client;

/// <summary>
/// What to try a version on: a <c>purchase</c>, or the history from <c>from</c> to <c>to</c>.
/// </summary>
public sealed record SimulationRequest
{
    /// <summary>Any of the program's, drafts too.</summary>
    public required long Version { get; init; }

    /// <summary>As it would be posted; its <c>member</c> may be absent.</summary>
    public SimulatedPurchaseRequest? Purchase { get; init; }

    /// <summary>
    /// By <c>id</c>, or imagined. Absent: <c>purchase.member</c>, or else one who joins with the purchase.
    /// </summary>
    public SimulatedMemberRequest? Member { get; init; }

    /// <summary>Purchases that occurred from here on...</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>...and before here, with what of them came back before here.</summary>
    public DateTimeOffset? To { get; init; }

    public UnitValueRequest? UnitValue { get; init; }
}

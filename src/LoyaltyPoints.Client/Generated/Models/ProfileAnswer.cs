namespace LoyaltyPoints.Client;

/// <summary>A member as the person at the counter wants to know it.</summary>
public sealed record ProfileAnswer
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required MemberAnswer Member { get; init; }

    /// <summary>As <c>/v1/members/{id}/balances</c> tells them.</summary>
    public required IReadOnlyList<BalanceAnswer> Balances { get; init; }

    /// <summary>As <c>/v1/members/{id}/standing</c> tells it.</summary>
    public required IReadOnlyList<StandingAnswer> Standing { get; init; }

    public required RhythmAnswer Rhythm { get; init; }

    /// <summary>Null where the tenant has no currency yet.</summary>
    public required ValueAnswer? Value { get; init; }

    public required FavouritesAnswer Favourites { get; init; }

    /// <summary>The latest answer to how satisfied the member is; null where there is none.</summary>
    public required LatestFeedback? Feedback { get; init; }

    public required OffersAnswer Offers { get; init; }

    /// <summary>The latest 20 things that happened, newest first.</summary>
    public required IReadOnlyList<TimelineItem> Timeline { get; init; }

    /// <summary>What to do, most urgent first, by rules that are the same for everybody.</summary>
    public required IReadOnlyList<NextAction> NextActions { get; init; }
}

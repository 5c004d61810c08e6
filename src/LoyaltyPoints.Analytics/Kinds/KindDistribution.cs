namespace LoyaltyPoints.Analytics.Kinds;

/// <summary>How the kinds of loyalty are spread over the members who did anything in the window.</summary>
/// <param name="Members">Who did anything in the window.</param>
/// <param name="Undecided">Of them, those of no kind: no score is high enough.</param>
/// <param name="Kinds">One for each kind, in its order.</param>
public sealed record KindDistribution(long Members, long Undecided, IReadOnlyList<KindShare> Kinds);

/// <summary>One kind of loyalty among the members.</summary>
/// <param name="Leading">Members of this kind.</param>
/// <param name="Scored">Members who have this score.</param>
/// <param name="AverageScore">Over those; null where there are none.</param>
/// <param name="Tenths">How many of those score from 0, from 10, ... and from 90 to 100.</param>
/// <param name="Spend">What the members of this kind bought in the window, returns left aside.</param>
public sealed record KindShare(
    LoyaltyKind Kind, long Leading, long Scored, double? AverageScore, IReadOnlyList<long> Tenths, long Spend);

namespace LoyaltyPoints.Client;

/// <summary>What a member has answered. Which parts there are is a matter of the survey's kind.</summary>
public sealed record SurveyAnswers
{
    /// <summary>
    /// <c>unsatisfied</c>, <c>slightlySatisfied</c>, <c>satisfied</c>, <c>verySatisfied</c> or
    /// <c>extremelySatisfied</c>. Required by a survey of <c>satisfaction</c>, allowed in all. One of
    /// <c>unsatisfied</c>, <c>slightlySatisfied</c>, <c>satisfied</c>, <c>verySatisfied</c>,
    /// <c>extremelySatisfied</c>.
    /// </summary>
    public string? Level { get; init; }

    /// <summary>How likely to recommend, 0 to 10. Required by a survey of <c>nps</c>, allowed in all.</summary>
    public long? Likelihood { get; init; }

    /// <summary>Of a survey of <c>attributes</c>.</summary>
    public IReadOnlyList<AttributeRating>? Attributes { get; init; }

    /// <summary>Of a survey of <c>intentions</c>.</summary>
    public IReadOnlyList<IntentionRating>? Intentions { get; init; }

    /// <summary>Of a survey of <c>wallet</c>; one of them is <c>us</c>.</summary>
    public IReadOnlyList<WalletPart>? Wallet { get; init; }

    /// <summary>Of a survey of <c>exit</c>: codes of its <c>reasons</c>, the main one first.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }
}

using System.Text.Json.Serialization;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>What a member has answered. Which parts there are is a matter of the survey's kind.</summary>
public sealed record SurveyAnswers
{
    /// <summary>
    /// `unsatisfied`, `slightlySatisfied`, `satisfied`, `verySatisfied` or `extremelySatisfied`. Required by a survey
    /// of `satisfaction`, allowed in all.
    /// </summary>
    public string? Level { get; init; }

    /// <summary>How likely to recommend, 0 to 10. Required by a survey of `nps`, allowed in all.</summary>
    public long? Likelihood { get; init; }

    /// <summary>Of a survey of `attributes`.</summary>
    public IReadOnlyList<AttributeRating>? Attributes { get; init; }

    /// <summary>Of a survey of `intentions`.</summary>
    public IReadOnlyList<IntentionRating>? Intentions { get; init; }

    /// <summary>Of a survey of `wallet`; one of them is `us`.</summary>
    public IReadOnlyList<WalletPart>? Wallet { get; init; }

    /// <summary>Of a survey of `exit`: codes of its `reasons`, the main one first.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>
    /// The answer as a level, 0 to 4. A likelihood that comes without a level counts as 0 for a detractor (0 to 6), 2
    /// for a passive and 4 for a promoter (9 and 10). Null where neither is told.
    /// </summary>
    [JsonIgnore]
    public int? Stance => SatisfactionLevels.Of(Level) ?? Likelihood switch
    {
        null => null,
        <= 6 => SatisfactionLevels.Lowest,
        >= 9 => SatisfactionLevels.Highest,
        _ => 2,
    };

    /// <summary>Whether either says that the member should be asked what went wrong.</summary>
    [JsonIgnore]
    public bool IsUnhappy => SatisfactionLevels.Of(Level) == SatisfactionLevels.Lowest || Likelihood <= 6;

    /// <summary>Whether either says that the member should be thanked, and neither that they are unhappy.</summary>
    [JsonIgnore]
    public bool IsDelighted =>
        !IsUnhappy && (SatisfactionLevels.Of(Level) == SatisfactionLevels.Highest || Likelihood >= 9);
}

/// <summary>How important one attribute is to a member, and how well it is fulfilled: at least one of both.</summary>
public sealed record AttributeRating
{
    public string? Attribute { get; init; }

    /// <summary>1 to 5.</summary>
    public long? Importance { get; init; }

    /// <summary>1 to 5.</summary>
    public long? Performance { get; init; }
}

/// <summary>What a member intends towards one supplier: each 1 to 5, at least one of them.</summary>
public sealed record IntentionRating
{
    /// <summary>`us`, or one of the survey's competitors.</summary>
    public string? About { get; init; }

    public long? BuyAgain { get; init; }

    public long? Recommend { get; init; }

    public long? Trust { get; init; }

    /// <summary>Feels answered in time.</summary>
    public long? AnsweredInTime { get; init; }
}

/// <summary>What a member says to have spent with one supplier, in the survey's currency.</summary>
public sealed record WalletPart
{
    /// <summary>`us`, or one of the survey's competitors.</summary>
    public string? With { get; init; }

    /// <summary>Money in the smallest part.</summary>
    public long? Spent { get; init; }
}

namespace LoyaltyPoints.Core.Facts;

/// <summary>What members do that analytics knows of.</summary>
public enum FactKind
{
    Purchase = 1,
    Return = 2,
    Activity = 3,
    Redemption = 4,
    Feedback = 5,

    /// <summary>Brought another member.</summary>
    Referral = 6,
}

/// <summary>
/// One thing that a member did, as analytics keeps it: few numbers, so that millions are read in a second. Texts are
/// numbers of a <see cref="FactWords"/>, 0 for none. Money is in the smallest part of its currency.
/// </summary>
public readonly record struct MemberFact
{
    public required FactKind Kind { get; init; }

    /// <summary>When it occurred.</summary>
    public required Instant At { get; init; }

    /// <summary>The last eight bytes of its id: enough to tell a member's facts of one instant apart.</summary>
    public required long Tail { get; init; }

    /// <summary>Of a purchase or a return.</summary>
    public int Currency { get; init; }

    /// <summary>The store of a purchase, the type of an activity, the program of a redemption.</summary>
    public int Place { get; init; }

    /// <summary>Of a purchase.</summary>
    public int Channel { get; init; }

    /// <summary>
    /// Net sales of a purchase: its total less tax and shipping; what a return took off them; units of a redemption
    /// that were captured; 0 to 4 of feedback, from unsatisfied to extremely satisfied.
    /// </summary>
    public long Amount { get; init; }

    /// <summary>Pieces of a purchase; 0 where the till names no lines.</summary>
    public long Quantity { get; init; }

    /// <summary>
    /// Profit contribution of a purchase; null where no margin was given for it when it was recorded.
    /// </summary>
    public long? Contribution { get; init; }

    /// <summary>The part of <see cref="Amount"/> on lines with a tag that stands for research.</summary>
    public long Researched { get; init; }

    /// <summary>Whether a coupon or a campaign had a part in the purchase.</summary>
    public bool IsPromoted { get; init; }
}

namespace LoyaltyPoints.Core.Programs;

/// <summary>The kinds of program. All earn by the same rules; each adds what makes it its own.</summary>
public enum ProgramType
{
    /// <summary>Units for what a purchase is.</summary>
    Points,

    /// <summary>Units for how much is spent in a period: <c>bands</c> and <c>thresholds</c>.</summary>
    Spend,

    /// <summary>Levels with benefits, reached by what counts in a window: <c>tiers</c>.</summary>
    Tiered,

    /// <summary>A paid membership: <c>membership</c>.</summary>
    Vip,

    /// <summary>Stamps that fill cards: <c>card</c>.</summary>
    PunchCard,
}

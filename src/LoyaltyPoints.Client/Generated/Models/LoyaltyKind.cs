namespace LoyaltyPoints.Client;

/// <summary>The kinds of loyalty the writers tell apart.</summary>
public static class LoyaltyKind
{
    public const string Impulse = "impulse";
    public const string Cognitive = "cognitive";
    public const string Emotional = "emotional";
    public const string Behavioural = "behavioural";
}

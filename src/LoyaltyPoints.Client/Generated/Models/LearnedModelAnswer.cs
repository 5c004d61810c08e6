namespace LoyaltyPoints.Client;

/// <summary>What came of learning a model.</summary>
public sealed record LearnedModelAnswer
{
    /// <summary>What is kept from now on; absent where it was refused, and the one before stays.</summary>
    public required LifetimeModelAnswer? Model { get; init; }

    /// <summary>Why it was.</summary>
    public required FitRefusal? Refusal { get; init; }
}

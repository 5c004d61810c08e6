namespace LoyaltyPoints.Client;

/// <summary>What is expected of all members together within the horizon.</summary>
public sealed record LifetimeForecastAnswer
{
    /// <summary>The sum of the probabilities of still buying.</summary>
    public required double Alive { get; init; }

    /// <summary>Days with a purchase.</summary>
    public required double Purchases { get; init; }

    /// <summary>Discounted; absent where the model of spend was refused.</summary>
    public required long? Value { get; init; }
}

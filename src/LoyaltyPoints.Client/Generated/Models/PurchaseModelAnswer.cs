namespace LoyaltyPoints.Client;

/// <summary>BG/NBD: how often members buy, in weeks, and whether they still do.</summary>
public sealed record PurchaseModelAnswer
{
    /// <summary>Shape of the members' rates of buying.</summary>
    public required double? R { get; init; }

    /// <summary>Their inverse scale: the mean rate is r / alpha a week.</summary>
    public required double? Alpha { get; init; }

    /// <summary>
    /// With <c>b</c>, how the chances of leaving after a repeat are distributed; their mean is a / (a + b).
    /// </summary>
    public required double? A { get; init; }

    public required double? B { get; init; }

    public required double? LogLikelihood { get; init; }

    /// <summary>Of r, alpha, a and b.</summary>
    public required IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>Why there is no model; absent: there is.</summary>
    public required FitRefusal? Refusal { get; init; }
}

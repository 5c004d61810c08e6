namespace LoyaltyPoints.Client;

/// <summary>Gamma-Gamma: what members spend on a day with a purchase.</summary>
public sealed record SpendModelAnswer
{
    /// <summary>Shape of a member's purchases around its mean.</summary>
    public required double? P { get; init; }

    /// <summary>Shape of what differs between members.</summary>
    public required double? Q { get; init; }

    /// <summary>Its scale, in the smallest part of the currency.</summary>
    public required double? V { get; init; }

    public required double? LogLikelihood { get; init; }

    /// <summary>Of p, q and v.</summary>
    public required IReadOnlyList<double>? StandardErrors { get; init; }

    /// <summary>Repeaters it was learned from: those who have something left after returns.</summary>
    public required int Members { get; init; }

    /// <summary>
    /// Of their repeats and mean spend, which the model takes for 0; absent where one does not vary.
    /// </summary>
    public required double? Correlation { get; init; }

    /// <summary>Why there is no model; absent: there is.</summary>
    public required FitRefusal? Refusal { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>What became of a list.</summary>
public sealed record WinBackResult
{
    /// <summary>Those who were to be won back.</summary>
    public required WinBackPart Listed { get; init; }

    /// <summary>Those who were left alone.</summary>
    public required WinBackPart Control { get; init; }

    /// <summary>
    /// How much greater the share won back is among the listed, with its 95 percent interval; absent without a
    /// control.
    /// </summary>
    public required ShareDifference? Lift { get; init; }
}

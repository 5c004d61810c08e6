namespace LoyaltyPoints.Client;

/// <summary>Units that one member gives to another.</summary>
public sealed record TransferRequest
{
    /// <summary>The member who gives.</summary>
    public required string From { get; init; }

    /// <summary>The member who receives.</summary>
    public required string To { get; init; }

    public required string ProgramId { get; init; }

    public required long Units { get; init; }

    /// <summary>Why, for whoever reads it later.</summary>
    public string? Reason { get; init; }
}

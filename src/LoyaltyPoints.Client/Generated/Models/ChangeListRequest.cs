namespace LoyaltyPoints.Client;

/// <summary>Members that are put into a list, and others that are taken out of it.</summary>
public sealed record ChangeListRequest
{
    /// <summary>Who is in it already stays.</summary>
    public IReadOnlyList<string>? Add { get; init; }

    /// <summary>Who is not in it is no fault.</summary>
    public IReadOnlyList<string>? Remove { get; init; }
}

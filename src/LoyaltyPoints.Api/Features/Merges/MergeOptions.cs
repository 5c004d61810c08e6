namespace LoyaltyPoints.Api.Features.Merges;

/// <summary>For how long two records that were made one can be made two again.</summary>
public sealed record MergeOptions
{
    /// <summary>Days after the merge; 0: never.</summary>
    public int UndoDays { get; init; } = 30;
}

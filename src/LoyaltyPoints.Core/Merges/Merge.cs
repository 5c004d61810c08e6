using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Merges;

/// <summary>What a merge did in one program, as far as undoing it asks.</summary>
/// <param name="Lots">What came, in the order of consumption.</param>
/// <param name="CountsDays">Whether what was counted by day was added.</param>
/// <param name="Before">The membership that the member had; null where none.</param>
/// <param name="After">The membership as the merge left it.</param>
public sealed record MergedAccount(
    Guid ProgramId, IReadOnlyList<Lot> Lots, bool CountsDays, MembershipStanding? Before, MembershipStanding? After);

/// <summary>Two records of one person that were made one.</summary>
/// <param name="Into">The member who stays.</param>
/// <param name="From">The member whose record was merged.</param>
/// <param name="UndoUntil">First instant at which it can no longer be undone.</param>
/// <param name="UndoneAt">Never where it was not.</param>
public sealed record Merge(
    Guid Id, Guid Into, Guid From, Instant MergedAt, Instant UndoUntil, Instant UndoneAt,
    IReadOnlyList<MergedAccount> Accounts);

/// <summary>What came over in one program.</summary>
/// <param name="Available">Below zero where it was debt.</param>
public sealed record MergedUnits(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, long Available, long Pending);

/// <summary>A merge as it is answered.</summary>
public sealed record MergeAnswer
{
    [JsonConverter(typeof(MergeIdConverter))]
    public required MemberOwnedId Id { get; init; }

    /// <summary>The member who stays.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    /// <summary>The member whose record was merged; what is posted for it arrives at the other.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid From { get; init; }

    public required Instant MergedAt { get; init; }

    /// <summary>Until when it can be undone.</summary>
    public required Instant UndoUntil { get; init; }

    /// <summary>Absent where it was not undone.</summary>
    public Instant? UndoneAt { get; init; }

    /// <summary>The units that came over, a row a program.</summary>
    public required IReadOnlyList<MergedUnits> Units { get; init; }

    public static MergeAnswer Of(Merge merge) => new()
    {
        Id = new MemberOwnedId(merge.Id, merge.Into),
        MemberId = merge.Into,
        From = merge.From,
        MergedAt = merge.MergedAt,
        UndoUntil = merge.UndoUntil,
        UndoneAt = merge.UndoneAt == Instant.Never ? null : merge.UndoneAt,
        Units = [.. merge.Accounts.Select(static account => new MergedUnits(
            account.ProgramId, account.Lots.Sum(static lot => lot.Available),
            account.Lots.Sum(static lot => lot.Pending)))],
    };
}

namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about two records of one person, and about erasing one.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode MergeNotFound = new("merge_not_found", 404, "Merge not found",
        "This tenant has no such merge.");

    public static readonly ErrorCode MergeWithSelf = new("merge_with_self", 422, "Merge with oneself",
        "Both ids name the same member.");

    public static readonly ErrorCode MemberMerged = new("member_merged", 409, "Member merged",
        "The member was merged into another, which is the one to change.");

    public static readonly ErrorCode MergeChain = new("merge_chain", 409, "Merge chain",
        "Others were merged into the member that would be merged now.");

    public static readonly ErrorCode ReservationsOpen = new("reservations_open", 409, "Reservations open",
        "Units of the member are reserved for redemptions that are neither captured nor void.");

    public static readonly ErrorCode MergeUndone = new("merge_undone", 409, "Merge undone",
        "The merge was undone already.");

    public static readonly ErrorCode MergeUndoTooLate = new("merge_undo_too_late", 422, "Merge undo too late",
        "The time in which the merge could be undone is over.");
}

namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about segments and goals.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode SegmentNotFound = new("segment_not_found", 404, "Segment not found",
        "This tenant has no such segment, or what asks about it finds it archived.");

    public static readonly ErrorCode SegmentArchived = new("segment_archived", 409, "Segment archived",
        "The segment was archived, which is for ever; make another one.");

    public static readonly ErrorCode SegmentInUse = new("segment_in_use", 409, "Segment in use",
        "Programs, campaigns, rewards, other segments or goals ask about it; they are named.");

    public static readonly ErrorCode SegmentNotAList = new("segment_not_a_list", 409, "Not a list",
        "The members of this segment are those for whom its conditions hold; nobody is put into it by hand.");

    public static readonly ErrorCode SegmentIsAList = new("segment_is_a_list", 409, "A list",
        "The members of a list are put there by hand, so there is nothing to refresh.");

    public static readonly ErrorCode SegmentsRefreshing = new("segments_refreshing", 409, "Being refreshed",
        "Segments of this tenant are being refreshed; send it again when that is done.");

    public static readonly ErrorCode GoalNotFound = new("goal_not_found", 404, "Goal not found",
        "This tenant has no such goal.");

    public static readonly ErrorCode GoalArchived = new("goal_archived", 409, "Goal archived",
        "The goal was archived, which is for ever; make another one.");
}

namespace LoyaltyPoints.Api.Problems;

/// <summary>What events can be refused with.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode EventNotFound = new("event_not_found", 404, "Event not found",
        "There is no such event, or it is kept no more.");

    public static readonly ErrorCode CursorExpired = new("cursor_expired", 410, "Cursor expired",
        "Events after this cursor are kept no more. Begin again without one, or with `since`; what was missed has to "
        + "be read from the resources themselves.");
}

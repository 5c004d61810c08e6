using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Activities;

/// <summary>Something a member did, or that came about, that is no purchase.</summary>
/// <param name="Type">For example <c>survey.completed</c>; 1 to 64 of a-z, 0-9, dot, underscore and hyphen.</param>
/// <param name="OccurredAt">When; rules, version and calendar are those of then.</param>
/// <param name="Attributes">Facts that rules can ask for as <c>activity.name</c>.</param>
public sealed record Activity(
    string Type, Instant OccurredAt, IReadOnlyDictionary<string, GivenValue> Attributes)
{
    /// <summary>Made by the service itself at an enrolment, in the program enrolled in.</summary>
    public const string Enrolled = "member.enrolled";

    /// <summary>Made by the service itself at the start of a member's birthday, local time.</summary>
    public const string Birthday = "member.birthday";

    /// <summary>Made by the service itself on each anniversary of the enrolment.</summary>
    public const string Anniversary = "member.anniversary";

    /// <summary>Types that only the service makes.</summary>
    public static bool IsOwn(string type) => type is Enrolled or Birthday or Anniversary;
}

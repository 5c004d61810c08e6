using LoyaltyPoints.Core.Standings.Memberships;
using static LoyaltyPoints.Core.Standings.Memberships.MembershipState;

namespace LoyaltyPoints.Core.Tests.Memberships;

/// <summary>The table of what can happen to a membership, row by row, and that commands and time keep to it.</summary>
public sealed class TransitionTests
{
    private static readonly Dictionary<MembershipState, string> Reached = new()
    {
        [None] = "",
        [Trialing] = "2026-03-10 10:00 trial yearly",
        [Active] = "2026-03-10 10:00 join monthly",
        [Ending] = "2026-03-10 10:00 join monthly; 2026-03-10 11:00 cancelAtEnd",
        [PastDue] = "2026-02-11 10:00 join monthly",
        [Grace] = "2026-02-06 10:00 join monthly",
        [Cancelled] = "2026-03-10 10:00 join monthly; 2026-03-10 11:00 cancelNow",
        [Expired] = "2026-01-11 10:00 join monthly",
    };

    private const string OfJoiningAndPaying = """
        state     | join on trial    | join           | renew                | change plan
        none      | trialing         | active         | membership_not_found | membership_not_found
        trialing  | already_member   | already_member | trialing             | active
        active    | already_member   | already_member | active               | active
        ending    | already_member   | already_member | membership_cancelled | membership_cancelled
        pastDue   | already_member   | already_member | active               | active
        grace     | already_member   | already_member | active               | active
        cancelled | payment_required | active         | membership_cancelled | membership_cancelled
        expired   | payment_required | active         | membership_expired   | membership_expired
        """;

    private const string OfEnding = """
        state     | cancel at end        | cancel now           | refund
        none      | membership_not_found | membership_not_found | membership_not_found
        trialing  | ending               | cancelled            | nothing_to_refund
        active    | ending               | cancelled            | cancelled
        ending    | membership_cancelled | cancelled            | cancelled
        pastDue   | cancelled            | cancelled            | refund_too_late
        grace     | cancelled            | cancelled            | refund_too_late
        cancelled | membership_cancelled | membership_cancelled | cancelled
        expired   | membership_expired   | membership_expired   | refund_too_late
        """;

    private static readonly Dictionary<string, (string Step, MembershipEvent Event)> Events = new()
    {
        ["join on trial"] = ("trial yearly", MembershipEvent.JoinOnTrial),
        ["join"] = ("join monthly", MembershipEvent.Join),
        ["renew"] = ("renew", MembershipEvent.Renew),
        ["cancel at end"] = ("cancelAtEnd", MembershipEvent.CancelAtEnd),
        ["cancel now"] = ("cancelNow", MembershipEvent.CancelNow),
        ["refund"] = ("refund", MembershipEvent.RefundRunning),
        ["change plan"] = ("change better", MembershipEvent.ChangePlan),
    };

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, string>();
            foreach (var table in new[] { OfJoiningAndPaying, OfEnding })
            {
                var lines = table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();
                foreach (var line in lines[1..])
                    for (var at = 1; at < line.Length; at++) cells.Add(line[0], lines[0][at], line[at]);
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_membership_in_a_state_when_an_event_happens_then_the_table_says(
        string state, string happening, string outcome)
    {
        var (step, what) = Events[happening];
        var cell = MembershipTransitions.Of(Enum.Parse<MembershipState>(state, true), what);

        Assert.Equal(outcome, cell.Refusal ?? Word(cell.To!.Value));
        Assert.True(cell.To is null != cell.Refusal is null);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_membership_in_a_state_when_a_command_comes_then_it_does_what_the_table_says(
        string state, string happening, string outcome)
    {
        var story = new VipStory().Tell(Reached[Enum.Parse<MembershipState>(state, true)]);
        const string Now = "2026-03-13 12:00";
        Assert.Equal(state, Word(story.Terms.StateAt(story.Account.Standing.Membership, story.At(Now))));

        var step = $"{Now} {Events[happening].Step}";
        if (happening == "change plan") step += $" {Due(story, Now)}";
        var refusal = story.Try(step);

        Assert.Equal(outcome, refusal ?? Word(story.Terms.StateAt(story.Standing, story.Now)));
    }

    [Theory]
    [InlineData(MembershipEvent.RefundAhead, "Unknown Trialing Active Ending Late Late Cancelled Late")]
    [InlineData(MembershipEvent.TrialEnds, "None Active Active Ending PastDue Grace Cancelled Expired")]
    [InlineData(MembershipEvent.PaidTimeEnds, "None PastDue PastDue Cancelled PastDue Grace Cancelled Expired")]
    [InlineData(MembershipEvent.PastDueEnds, "None Trialing Active Ending Grace Grace Cancelled Expired")]
    [InlineData(MembershipEvent.GraceEnds, "None Trialing Active Ending PastDue Expired Cancelled Expired")]
    [InlineData(MembershipEvent.EndComes, "None Cancelled Cancelled Cancelled Cancelled Cancelled Cancelled Expired")]
    public void A_membership_in_each_state_when_time_passes_or_a_period_to_come_is_refunded_then_the_table_says(
        MembershipEvent happening, string outcomes) =>
        Assert.Equal(outcomes, string.Join(' ', Enum.GetValues<MembershipState>().Select(state =>
            MembershipTransitions.Of(state, happening) switch
            {
                { Refusal: "membership_not_found" } => "Unknown",
                { Refusal: "refund_too_late" } => "Late",
                var cell => $"{cell.To}",
            })));

    [Fact]
    public void Every_event_and_state_then_the_table_has_a_cell() => Assert.All(
        from state in Enum.GetValues<MembershipState>()
        from happening in Enum.GetValues<MembershipEvent>()
        select MembershipTransitions.Of(state, happening),
        cell => Assert.True(cell.To is null != cell.Refusal is null));

    private static long Due(VipStory story, string now) => story.Account.Standing.Membership is { } standing
        ? Math.Max(0, 3100 - Core.Memberships.Proration.Credit(
            standing.Paid.Open, story.At(now), story.Terms.Calendar)) : 3100;

    private static string Word(MembershipState state) => $"{char.ToLowerInvariant($"{state}"[0])}{$"{state}"[1..]}";
}

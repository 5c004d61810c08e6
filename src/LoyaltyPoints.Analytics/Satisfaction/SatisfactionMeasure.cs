using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>How satisfied members are, in all and by group.</summary>
/// <param name="asOf">Answers given at or after it are none.</param>
public sealed class SatisfactionMeasure(VoiceGrouping grouping, LocalCalendar calendar, Instant asOf)
{
    private readonly SatisfactionTally all = new();
    private readonly Groups<SatisfactionTally> groups = new(grouping, calendar);

    public void Add(AnsweredSurvey answered)
    {
        if (answered.Answers is { Level: null, Likelihood: null }) return;
        all.Add(answered.Answers);
        groups.Add(
            answered.At, answered.Touch, answered.SurveyId, null, tally => tally.Add(answered.Answers));
    }

    public void Add(AskedMember asked)
    {
        var hasAnswered = asked.AnsweredAt < asOf;
        all.Invite(hasAnswered);
        groups.Add(asked.At, asked.Touch, asked.SurveyId, null, tally => tally.Invite(hasAnswered));
    }

    /// <param name="limit">No more groups are given.</param>
    public (SatisfactionSummary Summary, IReadOnlyList<SatisfactionRow> Rows) Answer(int limit) => (
        new SatisfactionSummary(all.Score(), groups.Count),
        [
            .. groups.Rows(static tally => tally.Count, limit)
                .Select(static row => new SatisfactionRow(row.Group, row.Tally.Score())),
        ]);
}

/// <summary>All answers and invitations together.</summary>
/// <param name="Groups">How many there are; `rows` has at most `limit` of them.</param>
public sealed record SatisfactionSummary(SatisfactionScore Score, int Groups);

/// <summary>Those of one group.</summary>
/// <param name="Group">Null: those that name none.</param>
public sealed record SatisfactionRow(string? Group, SatisfactionScore Score);

using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>What members complain of, and how long it takes, in all and by group.</summary>
/// <param name="asOf">Resolutions at or after it are none.</param>
public sealed class ComplaintMeasure(VoiceGrouping grouping, LocalCalendar calendar, Instant asOf)
{
    private readonly ComplaintTally all = new();
    private readonly Groups<ComplaintTally> groups = new(grouping, calendar);

    public void Add(OpenedComplaint complaint)
    {
        TimeSpan? duration = complaint.ResolvedAt < asOf ? complaint.ResolvedAt.Since(complaint.OpenedAt) : null;
        all.Add(duration);
        groups.Add(
            complaint.OpenedAt, complaint.Touch, Guid.Empty, complaint.Code, tally => tally.Add(duration));
    }

    /// <param name="limit">No more groups are given.</param>
    public (ComplaintSummary Summary, IReadOnlyList<ComplaintRow> Rows) Answer(int limit) => (
        new ComplaintSummary(all.Score(), groups.Count),
        [
            .. groups.Rows(static tally => tally.Count, limit)
                .Select(static row => new ComplaintRow(row.Group, row.Tally.Score())),
        ]);
}

/// <summary>All complaints together.</summary>
/// <param name="Groups">How many there are; `rows` has at most `limit` of them.</param>
public sealed record ComplaintSummary(ComplaintScore Score, int Groups);

/// <summary>Those of one group.</summary>
/// <param name="Group">Null: those that name none.</param>
public sealed record ComplaintRow(string? Group, ComplaintScore Score);

using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class VoiceMeasureTests
{
    private static readonly LocalCalendar Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
    private static readonly Instant AsOf = At("2026-12-01T00:00:00Z");

    [Fact]
    public void Months_are_local_and_in_their_order()
    {
        // 17:00 UTC on the last day of October is November in Shanghai.
        var rows = Rows(
            VoiceGrouping.Month, Answered("2026-10-31T17:00:00Z"), Answered("2026-10-31T15:00:00Z"),
            Answered("2026-11-02T00:00:00Z"));
        Assert.Equal([("2026-10", 1L), ("2026-11", 2L)], rows);
    }

    [Fact]
    public void Goods_are_told_one_by_one_and_the_sum_only_once()
    {
        var goods = new Goods(["CAKE", "LATTE"], ["food"]);
        var measure = new SatisfactionMeasure(VoiceGrouping.Product, Shanghai, AsOf);
        measure.Add(Answered("2026-11-01T00:00:00Z", goods));
        measure.Add(Answered("2026-11-01T00:00:00Z"));
        var (summary, rows) = measure.Answer(limit: 10);
        Assert.Equal((2L, 3), (summary.Score.Answers, summary.Groups));
        Assert.Equal([null, "CAKE", "LATTE"], rows.Select(row => row.Group));
    }

    [Fact]
    public void The_groups_with_most_answers_come_first_and_no_more_than_wanted()
    {
        var measure = new SatisfactionMeasure(VoiceGrouping.Store, Shanghai, AsOf);
        foreach (var store in (string[])["a", "b", "c", "b", "c", "c"])
            measure.Add(Answered("2026-11-01T00:00:00Z", store: store));
        var (summary, rows) = measure.Answer(limit: 2);
        Assert.Equal(3, summary.Groups);
        Assert.Equal(["c", "b"], rows.Select(row => row.Group));
    }

    [Fact]
    public void An_answer_from_the_as_of_on_is_none()
    {
        var measure = new SatisfactionMeasure(VoiceGrouping.Month, Shanghai, AsOf);
        var touch = new TouchPoint(null, null, null, null, null);
        foreach (var answeredAt in (Instant[])[At("2026-11-30T23:59:59Z"), AsOf, Instant.Never])
            measure.Add(new AskedMember(Guid.Empty, Guid.Empty, At("2026-11-01T00:00:00Z"), answeredAt, touch));
        var response = measure.Answer(limit: 1).Summary.Score.Response;
        Assert.Equal((3L, 1L), (response.Invitations, response.Answered.Count));
    }

    [Fact]
    public void A_resolution_from_the_as_of_on_leaves_a_complaint_open()
    {
        var measure = new ComplaintMeasure(VoiceGrouping.Code, Shanghai, AsOf);
        var touch = new TouchPoint(null, null, null, null, null);
        var opened = At("2026-11-30T00:00:00Z");
        measure.Add(new OpenedComplaint(Guid.Empty, "late", opened, At("2026-11-30T06:00:00Z"), touch));
        measure.Add(new OpenedComplaint(Guid.Empty, "late", opened, AsOf, touch));
        var row = Assert.Single(measure.Answer(limit: 10).Rows);
        Assert.Equal(("late", new ComplaintScore(2, 1, 1, 6, 6)), (row.Group, row.Score));
    }

    private static IEnumerable<(string?, long)> Rows(VoiceGrouping grouping, params AnsweredSurvey[] answers)
    {
        var measure = new SatisfactionMeasure(grouping, Shanghai, AsOf);
        foreach (var answer in answers) measure.Add(answer);
        return measure.Answer(limit: 100).Rows.Select(row => (row.Group, row.Score.Answers));
    }

    private static AnsweredSurvey Answered(string at, Goods? goods = null, string? store = null) => new(
        Guid.Empty, Guid.Empty, At(at), new TouchPoint(null, null, store, null, goods),
        new SurveyAnswers { Level = "satisfied" });

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(
        text, System.Globalization.CultureInfo.InvariantCulture));
}

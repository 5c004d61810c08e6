using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Core.Tests.Surveys;

public sealed class PostFeedbackTests
{
    private static readonly Guid Member = Id(1);
    private static readonly Guid Purchase = Id(2);
    private static readonly Instant Now = new(1_000_000);
    private static readonly TouchPoint Nothing = new(null, null, null, null, null);

    private static readonly Invitation Asked = new(
        Id(4), Member, Id(9), Nothing with { PurchaseId = Purchase, Store = "sh-1" }, new Instant(500),
        new Instant(500), Guid.Empty, Instant.Never);

    /// <summary>Kind, answers, faults.</summary>
    public static TheoryData<SurveyKind, SurveyAnswers, string> Answers => new()
    {
        { SurveyKind.Satisfaction, new() { Level = "satisfied" }, "" },
        { SurveyKind.Satisfaction, new() { Level = "satisfied", Likelihood = 3 }, "" },
        { SurveyKind.Satisfaction, new() { Likelihood = 3 }, "/answers/level required" },
        { SurveyKind.Nps, new(), "/answers/likelihood required" },
        { SurveyKind.Nps, new() { Likelihood = 3, Reasons = ["price"] }, "/answers/reasons unknown_field" },
        { SurveyKind.Attributes, new() { Attributes = [] }, "/answers/attributes required" },
        {
            SurveyKind.Attributes,
            new() { Attributes = [Rated("price"), Rated("price"), Rated("luck")] },
            "/answers/attributes/1/attribute duplicate /answers/attributes/2/attribute invalid_value"
        },
        {
            SurveyKind.Intentions, new() { Intentions = [new() { About = "us" }, new() { About = "other" }] },
            "/answers/intentions/1/about invalid_value"
        },
        {
            SurveyKind.Wallet, new() { Wallet = [new() { With = "acme", Spent = 1 }] }, "/answers/wallet required"
        },
        { SurveyKind.Wallet, new() { Wallet = [new() { With = "us", Spent = 1 }] }, "" },
        { SurveyKind.Exit, new() { Reasons = ["price", "bored"] }, "/answers/reasons/1 invalid_value" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Answers_that_do_not_fit_the_survey_are_refused_with_every_fault(
        SurveyKind kind, SurveyAnswers answers, string faults)
    {
        var decision = Post(answers).Decide(Id(7), SurveyOf(kind), null, false, Now);
        Assert.Equal(faults.Length == 0 ? null : "answers_unfit", decision.Refusal?.Code);
        Assert.Equal(faults, string.Join(
            ' ', decision.Refusal?.Faults?.Select(fault => $"{fault.Pointer} {fault.Code}") ?? []));
    }

    /// <summary>Once, whether an invitation and a purchase are named, what is answered once.</summary>
    public static TheoryData<SurveyOnce, bool, bool, int?> Onces => new()
    {
        { SurveyOnce.No, true, true, null },
        { SurveyOnce.Member, false, false, 9 },
        { SurveyOnce.Purchase, false, true, 2 },
        { SurveyOnce.Purchase, true, false, 2 },
        { SurveyOnce.Purchase, false, false, null },
        { SurveyOnce.Invitation, true, false, 4 },
        { SurveyOnce.Invitation, false, true, null },
    };

    [Theory]
    [MemberData(nameof(Onces))]
    public void What_is_answered_once_is_what_the_survey_says(
        SurveyOnce once, bool isAsked, bool hasPurchase, int? expected)
    {
        var command = Post(new() { Level = "satisfied" }, hasPurchase ? Purchase : null);
        var (survey, invitation) = (SurveyOf(SurveyKind.Satisfaction, once), isAsked ? Asked : null);
        Assert.Equal(expected is { } id ? Id(id) : null, command.OnceId(survey, invitation));
        var isRefused = once != SurveyOnce.No && expected is null;
        Assert.Equal(isRefused, command.Decide(Id(7), survey, invitation, false, Now).Refusal is not null);
        if (!isRefused)
            Assert.Equal("already_answered", command.Decide(Id(7), survey, invitation, true, Now).Refusal!.Code);
    }

    [Fact]
    public void An_invitation_tells_what_the_answer_is_about_and_is_answered_once()
    {
        var command = Post(new() { Level = "satisfied" });
        var feedback = command.Decide(Id(7), SurveyOf(SurveyKind.Satisfaction), Asked, false, Now).Value!;
        Assert.Equal((Purchase, "sh-1"), (feedback.Touch.PurchaseId, feedback.Touch.Store));
        var answered = Asked with { FeedbackId = Id(7) };
        Assert.Equal("already_answered",
            command.Decide(Id(8), SurveyOf(SurveyKind.Satisfaction), answered, false, Now).Refusal!.Code);
    }

    [Fact]
    public void An_answer_about_another_purchase_or_before_the_invitation_contradicts_it()
    {
        var command = Post(new() { Level = "satisfied" }, Id(3), new Instant(499));
        var refusal = command.Decide(Id(7), SurveyOf(SurveyKind.Satisfaction), Asked, false, Now).Refusal!;
        Assert.Equal(["/purchaseId", "/occurredAt"], refusal.Faults!.Select(fault => fault.Pointer));
    }

    [Theory]
    [InlineData("unsatisfied", null, 0, "unhappy")]
    [InlineData("extremelySatisfied", null, 4, "delighted")]
    [InlineData("verySatisfied", null, 3, null)]
    [InlineData(null, 6L, 0, "unhappy")]
    [InlineData(null, 7L, 2, null)]
    [InlineData(null, 9L, 4, "delighted")]
    [InlineData("extremelySatisfied", 0L, 4, "unhappy")]
    public void Unhappy_and_delighted_answers_ask_for_a_follow_up(
        string? level, long? likelihood, int stance, string? followUp)
    {
        var answers = new SurveyAnswers { Level = level, Likelihood = likelihood };
        Assert.Equal(stance, answers.Stance);
        Assert.Equal(followUp, answers.IsUnhappy ? "unhappy" : answers.IsDelighted ? "delighted" : null);
    }

    [Fact]
    public void A_complaint_is_resolved_once_and_not_before_it_was_opened()
    {
        var open = new Complaint(
            Id(5), Member,
            new ComplaintDocument { Source = "s", ExternalId = "1", Code = "late", OpenedAt = new Instant(100) },
            Nothing, Now, null);
        var resolution = new Resolution { ResolvedAt = new Instant(100), Code = "refunded" };
        Assert.Equal("unprocessable", open.Resolve(resolution with { ResolvedAt = new Instant(99) }).Refusal!.Code);
        var resolved = open.Resolve(resolution).Value!;
        Assert.Equal("complaint_resolved", resolved.Resolve(resolution).Refusal!.Code);
    }

    private static PostFeedback Post(SurveyAnswers answers, Guid? purchase = null, Instant? at = null) => new(
        Member,
        new FeedbackDocument
        {
            Source = "app", ExternalId = "1", SurveyId = Id(9), OccurredAt = at ?? Now, Answers = answers,
        },
        Nothing with { PurchaseId = purchase });

    private static Survey SurveyOf(SurveyKind kind, SurveyOnce once = SurveyOnce.No) => new(
        Id(9),
        new SurveyDefinition
        {
            Name = "S", Kind = kind, Once = once,
            Attributes = kind == SurveyKind.Attributes ? SurveyDefinition.CommonAttributes : [],
            Competitors = ["acme"], Reasons = ["price"],
        });

    private static AttributeRating Rated(string attribute) => new() { Attribute = attribute, Importance = 3 };

    private static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>A member's answer to a survey.</summary>
public sealed record FeedbackRequest : TouchRequest
{
    /// <summary>Who posts it; unique together with `externalId`, for ever.</summary>
    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public string? SurveyId { get; init; }

    /// <summary>Where the member was asked; what the invitation is about need not be said again.</summary>
    public string? InvitationId { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public SurveyAnswers? Answers { get; init; }

    /// <summary>In the member's own words, at most 2,000 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>To be called on a validated one.</summary>
    internal FeedbackDocument Document() => new()
    {
        Source = Source!,
        ExternalId = ExternalId!,
        SurveyId = Core.PublicId.Parse(Core.PublicId.Survey, SurveyId),
        InvitationId = MemberOwnedId.TryParse(Core.PublicId.Invitation, InvitationId, out var invitation)
            ? invitation : null,
        PurchaseId = Purchase(),
        Contact = Contact,
        Store = Store,
        Channel = Channel,
        OccurredAt = Instant.From(OccurredAt!.Value),
        Answers = Answers!,
        Comment = Comment,
    };
}

internal sealed class FeedbackValidator : TouchValidator<FeedbackRequest>
{
    public FeedbackValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.SurveyId).Required().PublicId(Core.PublicId.Survey);
        RuleFor(x => x.InvitationId).OwnedId(Core.PublicId.Invitation);
        RuleFor(x => x.OccurredAt).Required();
        RuleFor(x => x.Answers).Required().Nested(new AnswersValidator());
        RuleFor(x => x.Comment).FreeTextOf();
    }
}

internal sealed class AnswersValidator : FaultValidator<SurveyAnswers>
{
    private const int Most = 60;

    public AnswersValidator()
    {
        RuleFor(x => x.Level).OneOf([.. SatisfactionLevels.Words]);
        RuleFor(x => x.Likelihood).Within(0, 10);
        RuleFor(x => x.Attributes).AtMost(Most);
        RuleForEach(x => x.Attributes).Required().Nested(new AttributeRatingValidator());
        RuleFor(x => x.Intentions).AtMost(Most);
        RuleForEach(x => x.Intentions).Required().Nested(new IntentionRatingValidator());
        RuleFor(x => x.Wallet).AtMost(Most);
        RuleForEach(x => x.Wallet).Required().Nested(new WalletPartValidator());
        RuleFor(x => x.Reasons).AtMost(Most);
        RuleForEach(x => x.Reasons).Required().Text(32);
    }
}

internal sealed class AttributeRatingValidator : FaultValidator<AttributeRating>
{
    public AttributeRatingValidator()
    {
        RuleFor(x => x.Attribute).Required().Text(32);
        RuleFor(x => x.Importance).Within(1, 5);
        RuleFor(x => x.Performance).Within(1, 5);
        RuleFor(x => x).Check(static one => (one.Importance ?? one.Performance) is not null ? null
            : new Refusal(FaultCodes.Required, "An importance, a performance or both are expected."));
    }
}

internal sealed class IntentionRatingValidator : FaultValidator<IntentionRating>
{
    public IntentionRatingValidator()
    {
        RuleFor(x => x.About).Required().Text(32);
        RuleFor(x => x.BuyAgain).Within(1, 5);
        RuleFor(x => x.Recommend).Within(1, 5);
        RuleFor(x => x.Trust).Within(1, 5);
        RuleFor(x => x.AnsweredInTime).Within(1, 5);
        RuleFor(x => x).Check(static one =>
            (one.BuyAgain ?? one.Recommend ?? one.Trust ?? one.AnsweredInTime) is not null ? null
                : new Refusal(FaultCodes.Required, "At least one intention is expected."));
    }
}

internal sealed class WalletPartValidator : FaultValidator<WalletPart>
{
    public WalletPartValidator()
    {
        RuleFor(x => x.With).Required().Text(32);
        RuleFor(x => x.Spent).Required().Within(0, Rules.MaximumAmount);
    }
}

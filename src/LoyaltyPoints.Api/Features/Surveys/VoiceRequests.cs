using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary>A member who was asked to answer a survey.</summary>
public sealed record InvitationRequest : TouchRequest
{
    /// <summary>Default now; may lie in the past.</summary>
    public DateTimeOffset? InvitedAt { get; init; }
}

/// <summary>What a member complains of.</summary>
public sealed record ComplaintRequest : TouchRequest
{
    /// <summary>Who posts it; unique together with `externalId`, for ever.</summary>
    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Your code for what is complained of, such as `late-delivery`: complaints are counted by it.</summary>
    public string? Code { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>In words, at most 2,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>To be called on a validated one.</summary>
    internal ComplaintDocument Document() => new()
    {
        Source = Source!,
        ExternalId = ExternalId!,
        Code = Code!,
        PurchaseId = Purchase(),
        Contact = Contact,
        Store = Store,
        Channel = Channel,
        OpenedAt = Instant.From(OpenedAt!.Value),
        Text = Text,
    };
}

/// <summary>How a complaint was resolved.</summary>
public sealed record ResolutionRequest
{
    /// <summary>Your code for what was done, such as `refunded`.</summary>
    public string? Code { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>In words, at most 2,000 characters.</summary>
    public string? Text { get; init; }
}

/// <summary>That somebody has thanked a member.</summary>
public sealed record ThanksRequest
{
    /// <summary>Such as `phone` or `letter`.</summary>
    public string? Channel { get; init; }

    /// <summary>Who has thanked.</summary>
    public string? Actor { get; init; }

    /// <summary>Default now. Of one instant one thanks is recorded.</summary>
    public DateTimeOffset? At { get; init; }
}

internal sealed class InvitationValidator : TouchValidator<InvitationRequest>;

internal sealed class ComplaintValidator : TouchValidator<ComplaintRequest>
{
    public ComplaintValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.Code).Required().Text(64);
        RuleFor(x => x.OpenedAt).Required();
        RuleFor(x => x.Text).FreeTextOf();
    }
}

internal sealed class ResolutionValidator : FaultValidator<ResolutionRequest>
{
    public ResolutionValidator()
    {
        RuleFor(x => x.Code).Required().Text(64);
        RuleFor(x => x.Text).FreeTextOf();
    }
}

internal sealed class ThanksValidator : FaultValidator<ThanksRequest>
{
    public ThanksValidator()
    {
        RuleFor(x => x.Channel).Required().Text(64);
        RuleFor(x => x.Actor).Required().Text(100);
    }
}

[JsonSerializable(typeof(FeedbackRequest))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(ComplaintRequest))]
[JsonSerializable(typeof(ResolutionRequest))]
[JsonSerializable(typeof(ThanksRequest))]
[JsonSerializable(typeof(SurveyAnswer))]
[JsonSerializable(typeof(PageAnswer<SurveyAnswer>))]
[JsonSerializable(typeof(PageAnswer<FeedbackAnswer>))]
[JsonSerializable(typeof(PageAnswer<ComplaintAnswer>))]
internal sealed partial class SurveyJson : JsonSerializerContext;

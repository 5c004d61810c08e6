using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Webhooks;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>Where events are to be sent.</summary>
public sealed record WebhookEndpointRequest
{
    /// <summary>`https:`, without credentials and fragment; it must lead to a public address.</summary>
    public string? Url { get; init; }

    /// <summary>
    /// Types of events it wants, such as `purchase.recorded`, and beginnings of types, such as `purchase.*`; absent or
    /// empty: all of them.
    /// </summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Whether a member's next event is sent only once the one before was taken or given up; `true` where it is absent.
    /// </summary>
    public bool? Ordered { get; init; }

    internal WebhookDefinition Definition() => new(Url!, Description, Types ?? [], Ordered ?? true);
}

internal sealed class WebhookEndpointValidator : FaultValidator<WebhookEndpointRequest>
{
    private const int MostTypes = 50;

    public WebhookEndpointValidator()
    {
        RuleFor(x => x.Url).Required().Check(WebhookUrl.Judge, new(LongestText: WebhookUrl.Longest));
        RuleFor(x => x.Types).AtMost(MostTypes);
        RuleForEach(x => x.Types).Required().Check(type => type is null || EventPattern.IsKnown(type) ? null
            : new(FaultCodes.InvalidValue, "A type of events, such as purchase.recorded, or purchase.*, is expected."));
        RuleFor(x => x.Description).Text(200);
    }
}

/// <summary>How a secret is replaced.</summary>
public sealed record RotateSecretRequest
{
    /// <summary>
    /// How long the old secret signs as well, an ISO 8601 duration of days, hours and minutes from PT0M to P31D; P1D
    /// where it is absent.
    /// </summary>
    public string? Overlap { get; init; }

    internal TimeSpan Span() => Parse(Overlap ?? "P1D")!.Value;

    internal static TimeSpan? Parse(string text) => text == "PT0M" ? TimeSpan.Zero
        : ClockStep.Parse(text) is { Months: 0 } step
            ? TimeSpan.FromDays(step.Days) + TimeSpan.FromMinutes(step.Minutes) : null;
}

internal sealed class RotateSecretValidator : FaultValidator<RotateSecretRequest>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public RotateSecretValidator() =>
        RuleFor(x => x.Overlap).Text(40).Check(text => text is null || RotateSecretRequest.Parse(text) <= Longest ? null
            : new(FaultCodes.InvalidFormat,
                "An ISO 8601 duration of days, hours and minutes is expected, from PT0M to P31D."));
}

/// <summary>Why nothing is to be sent.</summary>
public sealed record PauseWebhookRequest
{
    /// <summary>For people; shown as `statusReason`.</summary>
    public string? Reason { get; init; }
}

internal sealed class PauseWebhookValidator : FaultValidator<PauseWebhookRequest>
{
    public PauseWebhookValidator() => RuleFor(x => x.Reason).Text(200);
}

/// <summary>Nothing needs to be said to resume.</summary>
public sealed record ResumeWebhookRequest;

/// <summary>Nothing needs to be said to test.</summary>
public sealed record TestWebhookRequest;

/// <summary>What is to be sent again: a period, some events, or dead letters.</summary>
public sealed record ReplayRequest
{
    /// <summary>First instant of the period; events count by when they were recorded, in real time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First instant after the period; absent: until now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Up to 100 ids of events; their types do not matter.</summary>
    public IReadOnlyList<string>? EventIds { get; init; }

    /// <summary>`true`: the dead letters, the 1,000 oldest of them.</summary>
    public bool? DeadLetters { get; init; }

    internal IReadOnlyList<Guid> Events() =>
        [.. EventIds!.Select(static id => Core.PublicId.Parse(Core.PublicId.Event, id))];
}

internal sealed class ReplayValidator : FaultValidator<ReplayRequest>
{
    private const int MostIds = 100;

    public ReplayValidator()
    {
        RuleFor(x => x.EventIds).AtMost(MostIds).Check(ids => ids is not { Count: 0 } ? null
            : new(FaultCodes.OutOfRange, "At least one id is expected."));
        RuleForEach(x => x.EventIds).Required().PublicId(Core.PublicId.Event);
        RuleFor(x => x.DeadLetters).Check(dead => dead != false ? null
            : new(FaultCodes.InvalidValue, "true is expected, or nothing."));
        RuleFor(x => x.From).Check(from => from is not null ? null
            : new(FaultCodes.Required, "One of from, eventIds and deadLetters is expected."))
            .When(x => x.EventIds is null && x.DeadLetters is null);
        RuleFor(x => x.From).Check(from => from is null ? null
            : new(FaultCodes.InvalidValue, "Not together with eventIds or deadLetters."))
            .When(x => x.EventIds is not null || x.DeadLetters is not null);
        RuleFor(x => x.EventIds).Check(ids => ids is null ? null
            : new(FaultCodes.InvalidValue, "Not together with deadLetters.")).When(x => x.DeadLetters is not null);
        RuleFor(x => x.To).Check(to => to is null ? null
            : new(FaultCodes.InvalidValue, "Only together with from.")).When(x => x.From is null);
    }
}

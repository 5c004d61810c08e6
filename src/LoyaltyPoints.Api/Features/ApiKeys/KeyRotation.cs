using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;

namespace LoyaltyPoints.Api.Features.ApiKeys;

/// <summary>How a key is followed by a new one.</summary>
public sealed record RotateApiKeyRequest
{
    /// <summary>
    /// How long the old key stays good, an ISO 8601 duration of days, hours and minutes from PT1M to P31D; PT24H where
    /// it is absent.
    /// </summary>
    public string? Overlap { get; init; }

    /// <summary>When the new key ends; absent: after as long as the old one was made for, or never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal TimeSpan OverlapSpan => KeyRules.Span(Overlap ?? "PT24H")!.Value;
}

internal sealed class RotateApiKeyValidator : FaultValidator<RotateApiKeyRequest>
{
    public RotateApiKeyValidator() => RuleFor(x => x.Overlap).Text(40).Check(
        text => text is null || KeyRules.Span(text) is not null ? null : new(FaultCodes.InvalidFormat,
            "An ISO 8601 duration of days, hours and minutes is expected, from PT1M to P31D."));
}

/// <summary>What may be said of a key.</summary>
internal static class KeyRules
{
    public const int MostAddresses = 20;

    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(31);

    private static readonly Binding.Refusal NoAddress = new(FaultCodes.InvalidFormat,
        "An IP address, or a range without bits beyond its length, is expected, such as 203.0.113.0/24.");

    private static readonly Binding.Refusal NoRanges = new(FaultCodes.OutOfRange,
        "A key that may be used from nowhere is no use: leave the list out for anywhere.");

    private static readonly Fault IsPast = new("/expiresAt", FaultCodes.OutOfRange, "Must lie in the future.");

    public static Binding.Refusal? Address(string? text) =>
        text is null || (text.Length <= 50 && Security.AddressRanges.TryParse(text, out _)) ? null : NoAddress;

    public static Binding.Refusal? NotEmpty(IReadOnlyList<string>? ranges) => ranges is { Count: 0 } ? NoRanges : null;

    /// <summary>Null for what is no duration from a minute to 31 days.</summary>
    public static TimeSpan? Span(string text) => ClockStep.Parse(text) is { Months: 0 } step
        && TimeSpan.FromDays(step.Days) + TimeSpan.FromMinutes(step.Minutes) is var span && span <= LongestOverlap
        ? span : null;

    /// <summary>Keys go by real time, also those of test tenants.</summary>
    public static IReadOnlyList<Fault> ExpiryFaults(DateTimeOffset? expiresAt, TimeProvider time) =>
        expiresAt is { } at && at <= time.GetUtcNow() ? [IsPast] : [];
}

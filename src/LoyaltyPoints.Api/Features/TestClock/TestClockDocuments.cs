using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Clocks;

namespace LoyaltyPoints.Api.Features.TestClock;

/// <summary>Where the time of a test tenant is to go: exactly one of the two.</summary>
public sealed record AdvanceRequest
{
    /// <summary>Later than what the clock shows, by at most 100 years.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// An ISO 8601 duration such as `P1M`, `P30D` or `PT36H`: years, months, weeks, days, hours and minutes, by the
    /// calendar in UTC.
    /// </summary>
    public string? By { get; init; }

    internal AdvanceClock Command() => To is { } to ? new(Instant.From(to)) : new(ClockStep.Parse(By!)!.Value);
}

internal sealed class AdvanceValidator : FaultValidator<AdvanceRequest>
{
    public AdvanceValidator()
    {
        RuleFor(x => x.By).Text(40).Check(by => by is null || ClockStep.Parse(by) is not null ? null
            : new(FaultCodes.InvalidFormat,
                "An ISO 8601 duration such as P1M, P30D or PT36H is expected, of at most 100 years."));
        RuleFor(x => x).Check(body => (body.To is null) != (body.By is null) ? null
            : new(FaultCodes.InvalidValue, "Give either to or by."));
    }
}

/// <summary>The time of a test tenant.</summary>
/// <param name="Now">What its clock shows.</param>
/// <param name="OffsetMilliseconds">How far that is ahead of real time; 0 until it is moved.</param>
public sealed record TestClockAnswer(Instant Now, long OffsetMilliseconds);

[JsonSerializable(typeof(AdvanceRequest))]
[JsonSerializable(typeof(TestClockAnswer))]
internal sealed partial class TestClockJson : JsonSerializerContext;

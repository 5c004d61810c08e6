using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Referrals;

namespace LoyaltyPoints.Api.Features.Referrals;

/// <summary>What is given where one member brings another.</summary>
public sealed record ReferralProgramRequest
{
    /// <summary>The program in which units are given.</summary>
    public string? ProgramId { get; init; }

    /// <summary>To who brought the other.</summary>
    public long? ReferrerUnits { get; init; }

    /// <summary>To who was brought.</summary>
    public long? ReferredUnits { get; init; }

    /// <summary>What a purchase must come to, in the program's currency; absent: anything above 0.</summary>
    public long? MinimumOrder { get; init; }

    /// <summary>How long after the enrolment in the program, such as `P30D`, to the end of its last day.</summary>
    public string? Within { get; init; }

    /// <summary>How often one member is paid as a referrer; absent: without limit.</summary>
    public ReferralCapRequest? MaximumPerReferrer { get; init; }

    /// <summary>To be called on a validated one.</summary>
    public ReferralProgram Value() => new()
    {
        ProgramId = Core.PublicId.Parse(Core.PublicId.Program, ProgramId),
        ReferrerUnits = ReferrerUnits!.Value,
        ReferredUnits = ReferredUnits!.Value,
        MinimumOrder = MinimumOrder,
        Within = Within,
        MaximumPerReferrer = MaximumPerReferrer is { } cap ? new ReferralCap((int)cap.Count!.Value, cap.Per!) : null,
    };
}

/// <summary>So many referrals a calendar period of the program, or ever.</summary>
public sealed record ReferralCapRequest
{
    public long? Count { get; init; }

    /// <summary>`month`, `year` or `lifetime`.</summary>
    public string? Per { get; init; }
}

/// <summary>Who was brought, by whose code.</summary>
public sealed record ReferralRequest
{
    public string? ReferredMemberId { get; init; }

    /// <summary>In any case, with or without dashes.</summary>
    public string? Code { get; init; }
}

/// <summary>A member's own code for bringing others.</summary>
public sealed record ReferralCodeAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, string Code, Instant CreatedAt);

/// <summary>One page of the referrals that a member has made.</summary>
/// <param name="NextCursor">What to send as `cursor` for the next page; null on the last.</param>
/// <param name="BroughtBy">The referral by which the member came; null where nobody brought them.</param>
public sealed record ReferralsAnswer(
    IReadOnlyList<ReferralAnswer> Data, string? NextCursor, ReferralAnswer? BroughtBy);

internal sealed class ReferralProgramValidator : FaultValidator<ReferralProgramRequest>
{
    public ReferralProgramValidator()
    {
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.ReferrerUnits).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.ReferredUnits).Required().Within(0, Rules.MaximumAmount);
        RuleFor(x => x.MinimumOrder).Within(0, Rules.MaximumAmount);
        RuleFor(x => x.Within).Check(text => text is null || CalendarPeriod.Parse(text) is not null ? null
            : new(FaultCodes.InvalidFormat, "A period such as P30D, from one day to 100 years, is expected."));
        RuleFor(x => x.MaximumPerReferrer).Nested(new ReferralCapValidator());
        RuleFor(x => x).Check(body => body is not { ReferrerUnits: 0, ReferredUnits: 0 } ? null
            : new(FaultCodes.InvalidValue, "Give something to at least one of the two."));
    }
}

internal sealed class ReferralCapValidator : FaultValidator<ReferralCapRequest>
{
    public ReferralCapValidator()
    {
        RuleFor(x => x.Count).Required().Within(1, 1_000_000_000);
        RuleFor(x => x.Per).Required().OneOf(ReferralCap.Month, ReferralCap.Year, ReferralCap.Lifetime);
    }
}

internal sealed class ReferralRequestValidator : FaultValidator<ReferralRequest>
{
    public ReferralRequestValidator()
    {
        RuleFor(x => x.ReferredMemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.Code).Required().Text(32);
    }
}

[JsonSerializable(typeof(ReferralProgramRequest))]
[JsonSerializable(typeof(ReferralRequest))]
[JsonSerializable(typeof(ReferralCodeAnswer))]
[JsonSerializable(typeof(ReferralsAnswer))]
internal sealed partial class ReferralJson : JsonSerializerContext;

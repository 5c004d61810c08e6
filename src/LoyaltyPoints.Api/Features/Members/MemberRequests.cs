using System.Text.Json.Serialization;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>A member to enrol.</summary>
public sealed record CreateMemberRequest
{
    /// <summary>The member's id in the tenant's own systems.</summary>
    public string? ExternalId { get; init; }

    public IReadOnlyList<IdentifierRequest>? Identifiers { get; init; }

    public string? Name { get; init; }

    /// <summary>`yyyy-MM-dd`.</summary>
    public string? Birthday { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>Programs to be enrolled in at once.</summary>
    public IReadOnlyList<string>? Programs { get; init; }

    /// <summary>Default now; may be in the past, for imports.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>Who brought the member: a referral code, or the id of a member.</summary>
    public string? ReferredBy { get; init; }
}

/// <summary>What to change of a member: absent fields stay, null clears.</summary>
public sealed record PatchMemberRequest
{
    public string? ExternalId { get; init; }

    public IReadOnlyList<IdentifierRequest>? Identifiers { get; init; }

    public string? Name { get; init; }

    public string? Birthday { get; init; }

    public IReadOnlyDictionary<string, string>? Attributes { get; init; }
}

/// <summary>For example kind `phone`, value `+8613800000000`. One value names one member.</summary>
public sealed record IdentifierRequest(string? Kind, string? Value);

/// <summary>A program to be enrolled in.</summary>
public sealed record EnrollmentRequest
{
    public string? ProgramId { get; init; }

    /// <summary>Default now; may be in the past, for imports.</summary>
    public DateTimeOffset? EnrolledAt { get; init; }
}

internal sealed class CreateMemberValidator : FaultValidator<CreateMemberRequest>
{
    public CreateMemberValidator()
    {
        RuleFor(x => x.ExternalId).Text(128);
        RuleFor(x => x.Identifiers).Identifiers();
        RuleFor(x => x.Name).Text(200);
        RuleFor(x => x.Birthday).Birthday();
        RuleFor(x => x.Attributes).Attributes();
        RuleFor(x => x.Programs).AtMost(50).NoDuplicates();
        RuleForEach(x => x.Programs).Required().PublicId(Core.PublicId.Program);
        RuleFor(x => x.ReferredBy).Text(64);
    }
}

internal sealed class PatchMemberValidator : FaultValidator<PatchMemberRequest>
{
    public PatchMemberValidator()
    {
        RuleFor(x => x.ExternalId).Text(128);
        RuleFor(x => x.Identifiers).Identifiers();
        RuleFor(x => x.Name).Text(200);
        RuleFor(x => x.Birthday).Birthday();
        RuleFor(x => x.Attributes).Attributes();
    }
}

internal sealed class EnrollmentValidator : FaultValidator<EnrollmentRequest>
{
    public EnrollmentValidator()
    {
        RuleFor(x => x.ProgramId).Required().PublicId(Core.PublicId.Program);
    }
}

[JsonSerializable(typeof(CreateMemberRequest))]
[JsonSerializable(typeof(PatchMemberRequest))]
[JsonSerializable(typeof(EnrollmentRequest))]
[JsonSerializable(typeof(MemberAnswer))]
[JsonSerializable(typeof(PageAnswer<MemberAnswer>))]
internal sealed partial class MemberJson : JsonSerializerContext;

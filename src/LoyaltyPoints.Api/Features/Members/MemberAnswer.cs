using System.Text.Json.Serialization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>A member as answered.</summary>
public sealed record MemberAnswer
{
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid Id { get; init; }

    public required string? ExternalId { get; init; }

    public required IReadOnlyList<MemberIdentifier> Identifiers { get; init; }

    public required string? Name { get; init; }

    public required string? Birthday { get; init; }

    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    public required IReadOnlyList<EnrollmentAnswer> Enrollments { get; init; }

    /// <summary>The member that this record was merged into; absent where it was not.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? MergedInto { get; init; }

    /// <summary>When the person was erased; absent where not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ErasedAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public static MemberAnswer Of(MemberRecord member) => new()
    {
        Id = member.Id,
        ExternalId = member.ExternalId,
        Identifiers = member.Identifiers,
        Name = member.Name,
        Birthday = member.Birthday?.ToString("yyyy-MM-dd"),
        Attributes = member.Attributes,
        Enrollments = [.. member.Accounts.Select(
            account => new EnrollmentAnswer(account.ProgramId, account.EnrolledAt))],
        MergedInto = member.MergedInto,
        ErasedAt = member.ErasedAt,
        CreatedAt = member.CreatedAt,
        UpdatedAt = member.UpdatedAt,
    };
}

/// <summary>A program the member is in, and since when.</summary>
public sealed record EnrollmentAnswer(
    [property: JsonConverter(typeof(ProgramIdConverter))] Guid ProgramId, Instant EnrolledAt);

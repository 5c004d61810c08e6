using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Surveys;

/// <summary>What was posted of a complaint.</summary>
public sealed record ComplaintDocument
{
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string Code { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public string? Contact { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public required Instant OpenedAt { get; init; }

    public string? Text { get; init; }
}

/// <summary>How a complaint was resolved.</summary>
public sealed record Resolution
{
    public required Instant ResolvedAt { get; init; }

    /// <summary>What was done, as the tenant's code for it.</summary>
    public required string Code { get; init; }

    public string? Text { get; init; }
}

/// <summary>A complaint as it is now.</summary>
/// <param name="Resolution">Null while it is open.</param>
public sealed record Complaint(
    Guid Id, Guid MemberId, ComplaintDocument Document, TouchPoint Touch, Instant RecordedAt, Resolution? Resolution)
{
    /// <returns>Refused with <c>complaint_resolved</c>, or <c>unprocessable</c> where it lies before the opening.
    /// </returns>
    public Decision<Complaint> Resolve(Resolution resolution)
    {
        if (Resolution is not null) return new Refusal("complaint_resolved", "The complaint is resolved already.");
        return resolution.ResolvedAt >= Document.OpenedAt
            ? Decision<Complaint>.Of(this with { Resolution = resolution })
            : new Refusal(
                "unprocessable", "A complaint is resolved after it was opened.",
                [new Fault("/resolvedAt", FaultCodes.OutOfRange, $"Lies before {Document.OpenedAt}.")]);
    }
}

/// <summary>A complaint as analytics reads it.</summary>
/// <param name="ResolvedAt"><see cref="Instant.Never"/> while it is open.</param>
public sealed record OpenedComplaint(
    Guid MemberId, string Code, Instant OpenedAt, Instant ResolvedAt, TouchPoint Touch);

/// <summary>A complaint as it is answered.</summary>
public sealed record ComplaintAnswer
{
    [JsonConverter(typeof(ComplaintIdConverter))]
    public required MemberOwnedId Id { get; init; }

    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid MemberId { get; init; }

    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string Code { get; init; }

    [JsonConverter(typeof(PurchaseIdConverter))]
    public MemberOwnedId? PurchaseId { get; init; }

    public string? Contact { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Store { get; init; }

    /// <summary>The purchase's, where it is about one.</summary>
    public string? Channel { get; init; }

    public required Instant OpenedAt { get; init; }

    public required Instant RecordedAt { get; init; }

    public string? Text { get; init; }

    /// <summary>Absent while it is open.</summary>
    public Resolution? Resolution { get; init; }

    public static ComplaintAnswer Of(Complaint complaint) => new()
    {
        Id = new MemberOwnedId(complaint.Id, complaint.MemberId),
        MemberId = complaint.MemberId,
        Source = complaint.Document.Source,
        ExternalId = complaint.Document.ExternalId,
        Code = complaint.Document.Code,
        PurchaseId = complaint.Touch.PurchaseId is { } purchase
            ? new MemberOwnedId(purchase, complaint.MemberId) : null,
        Contact = complaint.Touch.Contact,
        Store = complaint.Touch.Store,
        Channel = complaint.Touch.Channel,
        OpenedAt = complaint.Document.OpenedAt,
        RecordedAt = complaint.RecordedAt,
        Text = complaint.Document.Text,
        Resolution = complaint.Resolution,
    };
}

/// <summary>A member was thanked, and how.</summary>
/// <param name="Channel">Such as `phone` or `letter`.</param>
/// <param name="Actor">Who has thanked.</param>
public sealed record ThanksAnswer(
    [property: JsonConverter(typeof(MemberIdConverter))] Guid MemberId, Instant At, string Channel, string Actor,
    Instant RecordedAt);

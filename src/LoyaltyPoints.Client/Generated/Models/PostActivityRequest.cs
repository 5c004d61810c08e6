using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>Something a member did that is no purchase.</summary>
public sealed record PostActivityRequest
{
    /// <summary>Who posts it; unique together with <c>externalId</c>, for ever.</summary>
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>
    /// For example <c>survey.completed</c>. <c>member.enrolled</c>, <c>member.birthday</c> and
    /// <c>member.anniversary</c> are the service's own.
    /// </summary>
    public required string Type { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Facts for rules to ask about: texts, whole numbers, true or false.</summary>
    public IReadOnlyDictionary<string, JsonNode>? Attributes { get; init; }
}

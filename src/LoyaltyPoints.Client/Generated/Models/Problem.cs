namespace LoyaltyPoints.Client;

/// <summary>A refusal (RFC 9457).</summary>
public sealed record Problem
{
    /// <summary>A relative reference that names the code.</summary>
    public required string Type { get; init; }

    /// <summary>The same for every occurrence of the code.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What happened this time.</summary>
    public required string Detail { get; init; }

    /// <summary>The path of the request.</summary>
    public required string Instance { get; init; }

    public required string Code { get; init; }

    /// <summary>As in <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// Every fault of the input, sorted by place; at most 1,000. Only with <c>invalid_request</c>.
    /// </summary>
    public IReadOnlyList<Fault>? Errors { get; init; }
}

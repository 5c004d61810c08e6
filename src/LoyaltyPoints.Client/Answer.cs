namespace LoyaltyPoints.Client;

/// <summary>What stands beside an answer's body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ETag">For <c>ifMatch</c> of the next change; null where the resource has none.</param>
/// <param name="Replayed">The service had answered the same request before and changed nothing now.</param>
/// <param name="RequestId">Names the request in the service's logs.</param>
public record Answer(int Status, string? ETag, bool Replayed, string? RequestId);

/// <summary>An answer with its body.</summary>
/// <param name="Value">The body.</param>
public sealed record Answer<T>(T Value, int Status, string? ETag, bool Replayed, string? RequestId)
    : Answer(Status, ETag, Replayed, RequestId)
{
    /// <summary>The body alone, where nothing else of the answer matters.</summary>
    public static implicit operator T(Answer<T> answer) => answer.ToValue();

    /// <summary>The body alone.</summary>
    public T ToValue() => Value;
}

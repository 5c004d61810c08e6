namespace LoyaltyPoints.Client;

/// <summary>The service refused: nothing was changed.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">What it said; null where something that is not the service answered.</param>
/// <param name="retryAfter">How long it asks to wait; null where it did not.</param>
public sealed class LoyaltyProblemException(int status, Problem? problem, TimeSpan? retryAfter = null)
    : Exception(Describe(status, problem))
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;

    /// <summary>The refusal as the service wrote it (RFC 9457).</summary>
    public Problem? Problem => problem;

    /// <summary>One of <see cref="ErrorCode"/>, or <c>http_404</c> and the like where there is no document.</summary>
    public string Code => problem?.Code ?? $"http_{status}";

    /// <summary>Every fault of the input by JSON pointer; empty where it is not the input's.</summary>
    public IReadOnlyList<Fault> Errors => problem?.Errors ?? [];

    /// <summary>Names the request in the service's logs.</summary>
    public string? RequestId => problem?.RequestId;

    /// <summary>How long the service asks to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    private static string Describe(int status, Problem? problem) => problem is null
        ? $"HTTP {status}, without a reason."
        : string.Join(" ", (problem.Errors ?? []).Select(fault => $"{fault.Pointer} {fault.Code}: {fault.Detail}")
            .Prepend($"{problem.Code}: {problem.Detail}"));
}

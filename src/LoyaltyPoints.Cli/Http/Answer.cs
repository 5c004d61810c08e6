namespace LoyaltyPoints.Cli.Http;

/// <summary>What the service answered: a value, or a refusal with its code.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Value">Null where the service refused.</param>
/// <param name="Problem">Why it refused; null where it did not, or did not say.</param>
/// <param name="Replayed">The service had answered the same request before and changed nothing now.</param>
public sealed record Answer<T>(int Status, T? Value, ProblemView? Problem, bool Replayed)
    where T : class
{
    /// <summary>The refusal's code by the service's list, e.g. <c>purchase_conflict</c>; or <c>http_404</c>.</summary>
    public string Code => Problem?.Code ?? $"http_{Status}";

    /// <summary>The refusal as a sentence, with every fault that the service named.</summary>
    public string Detail => string.Join(" ",
        (Problem?.Errors ?? []).Select(fault => $"{fault.Pointer} {fault.Code}: {fault.Detail}")
        .Prepend(Problem?.Detail ?? Problem?.Title ?? "The service gave no reason."));
}

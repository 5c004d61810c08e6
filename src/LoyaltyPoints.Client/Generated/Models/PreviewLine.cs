namespace LoyaltyPoints.Client;

/// <summary>
/// One line of a preview: a <c>move</c>, <c>progress</c> now and then, and at the end <c>result</c>, or
/// <c>problem</c>.
/// </summary>
public sealed record PreviewLine
{
    public required PreviewMove? Move { get; init; }

    public required PreviewProgress? Progress { get; init; }

    public required PreviewResult? Result { get; init; }

    public required LineProblem? Problem { get; init; }
}

namespace LoyaltyPoints.Client;

/// <summary>
/// One line of a simulated history: <c>progress</c> now and then, and at the end <c>result</c>, or
/// <c>problem</c>.
/// </summary>
public sealed record SimulationLine
{
    public required SimulationProgress? Progress { get; init; }

    /// <summary>Absent but in the last line.</summary>
    public required HistoryAnswer? Result { get; init; }

    /// <summary>In the last line of a simulation that cannot be brought to its end.</summary>
    public required LineProblem? Problem { get; init; }
}

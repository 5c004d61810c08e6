namespace LoyaltyPoints.Client;

/// <summary>One line of an answer with codes; the last one has a problem where it is not complete.</summary>
public sealed record CodeLine
{
    /// <summary>From 1.</summary>
    public long? Number { get; init; }

    /// <summary>As people read it.</summary>
    public string? Code { get; init; }

    public CodeProblem? Problem { get; init; }
}

namespace LoyaltyPoints.Core.Simulations;

/// <summary>
/// Adds up what a version would have made of a period, beside what really came of it. Not thread-safe.
/// </summary>
public sealed class HistoryReport
{
    private readonly SortedDictionary<(string From, string To), long> tierMoves = [];

    /// <summary>Members of the program, whether or not they bought anything.</summary>
    public long Members { get; private set; }

    public long Purchases { get; private set; }

    public long Returns { get; private set; }

    /// <summary>Purchases and returns that the version refuses.</summary>
    public long Refused { get; private set; }

    public UnitTally Real { get; private set; }

    public UnitTally Simulated { get; private set; }

    /// <summary>Members whose net units are not the same.</summary>
    public long Differing { get; private set; }

    /// <summary>How many members have another tier at the end: from the real one, to the simulated one.</summary>
    public IReadOnlyDictionary<(string From, string To), long> TierMoves => tierMoves;

    /// <param name="realTier">At the end of the period; null where no version in effect then had tiers.</param>
    /// <param name="simulatedTier">The same under the version; null where it has no tiers.</param>
    /// <exception cref="OverflowException">A sum leaves the range of a long.</exception>
    public void Add(MemberHistory history, ReplayedMember replayed, string? realTier, string? simulatedTier)
    {
        var real = history.Real();
        Members++;
        (Purchases, Returns, Refused) =
            (Purchases + replayed.Purchases, Returns + replayed.Returns, Refused + replayed.Refused);
        (Real, Simulated) = (Real + real, Simulated + replayed.Units);
        if (real.Net != replayed.Units.Net) Differing++;
        if (simulatedTier is null) return;
        var move = (From: realTier ?? Rules.GivenFacts.Nothing, To: simulatedTier);
        if (move.From != move.To) tierMoves[move] = tierMoves.GetValueOrDefault(move) + 1;
    }

    /// <summary>Takes in what another one has added up.</summary>
    /// <exception cref="OverflowException">A sum leaves the range of a long.</exception>
    public void Add(HistoryReport other)
    {
        (Members, Differing) = (Members + other.Members, Differing + other.Differing);
        (Purchases, Returns, Refused) =
            (Purchases + other.Purchases, Returns + other.Returns, Refused + other.Refused);
        (Real, Simulated) = (Real + other.Real, Simulated + other.Simulated);
        foreach (var (move, members) in other.tierMoves) tierMoves[move] = tierMoves.GetValueOrDefault(move) + members;
    }
}

namespace LoyaltyPoints.Core.Standings.Tiers;

/// <summary>How one member's tier goes on, whose standing names a level of the definition.</summary>
internal abstract class TierCourse(TierGauge gauge)
{
    protected TierGauge Gauge => gauge;

    protected TierLevels Levels => gauge.Levels;

    public bool Knows(TierStanding state) => Levels.PlaceOf(state.Id) is not null;

    /// <summary>The standing of one who takes up a level now.</summary>
    public abstract TierStanding Take(int level, Instant at);

    /// <summary>The level of one who enrols now.</summary>
    public abstract int First(Instant at);

    /// <summary>The level of one whose level a new version of the program no longer has.</summary>
    public abstract int Renamed(Instant at);

    /// <summary>The next that time alone does to the standing, up to and including an instant; null: nothing.</summary>
    public abstract TierMove? Next(TierStanding state, Instant to);

    /// <summary>Since what instant's window on the days are looked at to bring the standing up to one.</summary>
    public abstract Instant LooksBackTo(TierStanding state, Instant at);

    /// <summary>When, as far as is known, time alone takes the tier or asks for it anew; null: never.</summary>
    public abstract Instant? EndOf(TierStanding state);

    /// <summary>
    /// As of when the metrics are to reach the tier for it to be held beyond its end; null where that is settled.
    /// </summary>
    public abstract Instant? JudgedAt(TierStanding state, Instant now);

    public abstract TierMove Reconsider(TierStanding state, Instant at);

    public abstract TierMove AfterReturn(TierStanding state, Instant at);

    protected int PlaceOf(TierStanding state) => Levels.PlaceOf(state.Id)
        ?? throw new InvalidOperationException($"No level is called {state.Id}.");
}

/// <summary>What becomes of a standing at an instant.</summary>
/// <param name="Reason">Of the change; counts only where the tier changes.</param>
internal sealed record TierMove(Instant At, TierStanding State, string Reason);

namespace LoyaltyPoints.Core.Clocks;

/// <summary>The command that moves a test clock forward: to an instant, or by a step. Pure.</summary>
public sealed record AdvanceClock
{
    private const int MostYears = 100;

    // The last that can be said in a request is in the year 2200: a clock beyond it could only be looked at.
    private static readonly Instant End = Instant.From(new DateTimeOffset(2201, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly Instant? to;
    private readonly ClockStep by;

    public AdvanceClock(Instant to) => this.to = to;

    public AdvanceClock(ClockStep by) => this.by = by;

    /// <param name="now">What the clock shows.</param>
    /// <returns>
    /// What it is to show; refused with <c>unprocessable</c> where that is not later than now, more than 100 years on,
    /// or after the year 2200.
    /// </returns>
    public (Instant Now, Refusal? Refusal) Decide(Instant now)
    {
        var (then, pointer) = to is { } given ? (given, "/to") : (by.After(now), "/by");
        if (then <= now) return Refuse($"The test clock shows {now} and goes forward only.");
        if (then > Instant.From(now.ToDateTimeOffset().AddYears(MostYears)))
            return Refuse($"The test clock shows {now} and goes forward by at most {MostYears} years at a time.");
        return then >= End ? Refuse("The test clock goes no further than the year 2200.") : (then, null);

        (Instant, Refusal) Refuse(string detail) =>
            (now, new Refusal("unprocessable", detail, [new Fault(pointer, FaultCodes.OutOfRange, detail)]));
    }
}

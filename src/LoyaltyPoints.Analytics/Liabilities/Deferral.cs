namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>What is known of a cohort's units at the end of a month.</summary>
/// <param name="Issued">In its first month, whatever became of them.</param>
/// <param name="TakenBack">Revoked until now.</param>
/// <param name="Gone">To other cohorts until now.</param>
/// <param name="Redeemed">Until now.</param>
/// <param name="Expected">Those, and what is expected to be redeemed yet.</param>
public readonly record struct CohortState(long Issued, long TakenBack, long Gone, long Redeemed, long Expected);

/// <summary>One month of a <see cref="Deferral"/>: what was taken out of the contract liability.</summary>
/// <param name="TakenBack">For units that were taken back.</param>
/// <param name="Gone">To another cohort, with units that went there.</param>
/// <param name="Released">For units redeemed in the month, by the estimate at its end.</param>
/// <param name="CatchUp">
/// For those redeemed before, because the estimate has changed, or what is left; below zero where less is released.
/// </param>
public readonly record struct DeferralMonth(long TakenBack, long Gone, long Released, long CatchUp);

/// <summary>
/// The contract liability of one cohort of units: allocated once, released in proportion to the units redeemed against
/// those expected to be redeemed, with a cumulative catch-up when the estimate changes (IFRS 15.B44-B47). All of it is
/// out once nothing is expected any more.
/// </summary>
public sealed class Deferral
{
    private CohortState before;
    private long takenBack;
    private long gone;

    /// <summary>What units that came from other cohorts brought along.</summary>
    public long Received { get; private set; }

    /// <summary>Of the consideration.</summary>
    public long Allocated { get; private set; }

    /// <summary>Recognised as revenue until now.</summary>
    public long Released { get; private set; }

    /// <summary>What is still owed.</summary>
    public long Deferred => checked(Allocated + Received - takenBack - gone - Released);

    /// <summary>Takes in what was allocated, or came along with units.</summary>
    public void Add(long allocated, long received)
    {
        Allocated = checked(Allocated + allocated);
        Received = checked(Received + received);
    }

    /// <summary>Goes on to the end of a month.</summary>
    public DeferralMonth Next(CohortState now)
    {
        var whole = checked(Allocated + Received);
        var (backBefore, goneBefore) = (takenBack, gone);
        takenBack = Part(whole, now.TakenBack, now.Issued);
        gone = Math.Min(whole - takenBack, Part(whole, now.Gone, now.Issued));
        var right = whole - takenBack - gone;
        var earlier = Redeemed(right, before.Redeemed, now.Expected);
        var released = Redeemed(right, now.Redeemed, now.Expected);
        var month = new DeferralMonth(
            takenBack - backBefore, gone - goneBefore, released - earlier, earlier - Released);
        (before, Released) = (now, released);
        return month;
    }

    // Nothing is owed where nothing is expected to be redeemed.
    private static long Redeemed(long right, long redeemed, long expected) =>
        expected <= 0 ? right : Part(right, redeemed, expected);

    private static long Part(long amount, long part, long whole) =>
        whole <= 0 ? 0 : Share.Of(amount, Math.Clamp(part, 0, whole), whole);
}

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>
/// The BG/NBD model of repeat buying: while alive a member buys at random at a rate of its own, gamma distributed over
/// members; after each purchase it may leave for good, with a probability of its own, beta distributed. Fader, Hardie
/// and Lee (2005), "Counting Your Customers" the Easy Way, Marketing Science 24(2). Time is in weeks.
/// </summary>
/// <param name="R">Shape of the rates of buying.</param>
/// <param name="Alpha">Their inverse scale, in weeks.</param>
/// <param name="A">Of the probabilities of leaving, the weight of leaving.</param>
/// <param name="B">The weight of staying.</param>
public sealed record BgNbd(double R, double Alpha, double A, double B)
{
    /// <summary>
    /// The probability that a member with this history still buys; 1 without a repeat, since the model lets members
    /// leave only after a purchase that is not the first.
    /// </summary>
    /// <param name="repeats">x.</param>
    /// <param name="recency">t_x, in weeks.</param>
    /// <param name="age">T, in weeks.</param>
    public double ProbabilityAlive(int repeats, double recency, double age)
    {
        if (repeats == 0) return 1;
        var odds = Math.Log(A / (B + repeats - 1))
            + (R + repeats) * (Math.Log(Alpha + age) - Math.Log(Alpha + recency));
        return 1 / (1 + Math.Exp(odds));
    }

    public double ProbabilityAlive(BuyerHistory history) =>
        ProbabilityAlive(history.Repeats, history.RecencyDays / 7.0, history.AgeDays / 7.0);

    /// <summary>Repeat purchases to be expected of a new member in its first weeks.</summary>
    public double ExpectedPurchases(double weeks) => BuyingWhileAlive.Expected(R, Alpha, A, B, weeks);

    /// <summary>Purchases to be expected of a member with this history in the weeks to come.</summary>
    public double ExpectedPurchases(int repeats, double recency, double age, double weeks) =>
        ProbabilityAlive(repeats, recency, age) * ExpectedIfAlive(repeats, age, weeks);

    /// <summary>The same of a member that is known to be alive.</summary>
    public double ExpectedIfAlive(int repeats, double age, double weeks) =>
        BuyingWhileAlive.Expected(R + repeats, Alpha + age, A, B + repeats, weeks);
}

namespace LoyaltyPoints.Core.Programs;

/// <summary>Units for money spent, at a rate that rises with what was spent before in the window; marginal.</summary>
/// <param name="Per">Money, 1 to 10^15, in the smallest part.</param>
/// <param name="Bands">1 to 20, rising from 0.</param>
public sealed record BandsEarn(Window Over, long Per, IReadOnlyList<Band> Bands) : Earn
{
    public override bool IsBase => true;
}

/// <summary>From so much money spent on, a step is worth so many units.</summary>
/// <param name="From">Money, 0 for the first band.</param>
/// <param name="Units">0 or more, with at most six decimals.</param>
public readonly record struct Band(long From, decimal Units);

/// <summary>Units for reaching an amount in a period, beside what the rules give.</summary>
/// <param name="Id">Unique in its program, also among its rules.</param>
/// <param name="Over">Never a rolling window, in which what was reached could be reached again.</param>
/// <param name="Amount">Money, 1 or more.</param>
/// <param name="Repeats">At every full <paramref name="Amount"/>, or once.</param>
/// <param name="Units">Each time, 1 to 10^12.</param>
public sealed record ThresholdDefinition(string Id, Window Over, long Amount, bool Repeats, long Units);

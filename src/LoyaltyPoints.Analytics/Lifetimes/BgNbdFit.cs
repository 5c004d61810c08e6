namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Fits <see cref="BgNbd"/> by maximum likelihood, or says why it cannot be.</summary>
internal static class BgNbdFit
{
    public const int LeastMembers = 100;
    public const int LeastRepeaters = 50;

    public static Fit<BgNbd> To(HistoryGroups histories)
    {
        if (histories.Members < LeastMembers)
        {
            return Fit<BgNbd>.Refused(
                FitRefusal.TooFewMembers, $"{histories.Members} members have bought; {LeastMembers} are needed.");
        }

        if (histories.Repeaters < LeastRepeaters)
        {
            return Fit<BgNbd>.Refused(
                FitRefusal.TooFewRepeaters,
                $"{histories.Repeaters} members have bought again; {LeastRepeaters} are needed.");
        }

        if (histories.All.Select(static pair => pair.Key.Repeats).Distinct().Count() < 2)
        {
            return Fit<BgNbd>.Refused(
                FitRefusal.NoVariation, "All members have bought on equally many days: nothing tells them apart.");
        }

        var (found, value, errors, refusal) = LikelihoodSearch.Run(new BgNbdLikelihood(histories));
        return found is null
            ? new Fit<BgNbd>(null, 0, null, refusal)
            : new Fit<BgNbd>(new BgNbd(found[0], found[1], found[2], found[3]), value, errors, null);
    }
}

using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Analytics.Satisfaction;

/// <summary>Adds up what members say to spend, and where.</summary>
public sealed class WalletTally
{
    private readonly SortedDictionary<string, decimal> spent = new(StringComparer.Ordinal);
    private decimal total;
    private double sumOfShares;
    private double squaresOfShares;
    private long members;

    public void Add(SurveyAnswers answers)
    {
        if (answers.Wallet is not { Count: > 0 } parts) return;
        var (all, us) = (0m, 0m);
        foreach (var part in parts)
        {
            var amount = part.Spent!.Value;
            all += amount;
            if (part.With == SurveyDefinition.Us) us += amount;
            spent[part.With!] = spent.GetValueOrDefault(part.With!) + amount;
        }

        // Who spends nothing anywhere has no wallet to have a share of.
        if (all == 0) return;
        total += all;
        members++;
        var share = (double)(us / all);
        sumOfShares += share;
        squaresOfShares += share * share;
    }

    /// <summary>The tenant first, then its competitors by name.</summary>
    public (WalletSummary Summary, IReadOnlyList<SupplierShare> Rows) Answer()
    {
        double? mean = members == 0 ? null : sumOfShares / members;
        var variance = members < 2 ? 0
            : Math.Max(0, (squaresOfShares - (sumOfShares * sumOfShares / members)) / (members - 1));
        return (
            new WalletSummary(
                members, total, total == 0 ? null : (double)(spent.GetValueOrDefault(SurveyDefinition.Us) / total),
                new MeanScore(members, mean, mean is { } known ? Interval.OfMean(known, variance, members) : null)),
            [
                .. spent.OrderByDescending(pair => pair.Key == SurveyDefinition.Us).Select(pair => new SupplierShare(
                    pair.Key, pair.Value, total == 0 ? null : (double)(pair.Value / total))),
            ]);
    }
}

/// <summary>What part of their money members say to spend with the tenant.</summary>
/// <param name="Answers">Those in which anything is spent at all.</param>
/// <param name="Spent">With anybody, in the smallest part of the currency.</param>
/// <param name="Share">Of all that money, 0 to 1: large wallets count more.</param>
/// <param name="MemberShare">The mean of each answer's own share: all wallets count alike.</param>
public sealed record WalletSummary(
    long Answers, decimal Spent, double? Share, MeanScore MemberShare);

/// <summary>What members say to spend with one supplier.</summary>
/// <param name="Supplier">`us`, or a competitor.</param>
public sealed record SupplierShare(string Supplier, decimal Spent, double? Share);

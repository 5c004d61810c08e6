using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>One line of a journal: money on one side of one account.</summary>
/// <param name="Month">Booked on its last day.</param>
/// <param name="Number">
/// Of the entry: month, and 1 for a deferral, 2 for units taken back, 3 for a release, 4 for a catch-up. The lines of
/// an entry have one number, and their debits equal their credits.
/// </param>
public sealed record JournalLine(int Month, string Number, string Account, long Debit, long Credit, string Memo);

/// <summary>A program's deferrals as entries that an accountant can import.</summary>
public static class LiabilityJournal
{
    /// <summary>Two lines for each kind of entry that is not zero.</summary>
    public static IEnumerable<JournalLine> Of(DeferralLine line, LiabilityAccounts accounts) =>
    [
        .. Entry(line.Month, 1, accounts.Sales, accounts.ContractLiability, line.Allocated,
            "Deferred for units earned"),
        .. Entry(line.Month, 2, accounts.ContractLiability, accounts.Sales, line.TakenBack,
            "No longer owed: units taken back"),
        .. Entry(line.Month, 3, accounts.ContractLiability, accounts.LoyaltyRevenue, line.Released,
            "Released for units redeemed"),
        .. Entry(line.Month, 4, accounts.ContractLiability, accounts.LoyaltyRevenue, line.CatchUp,
            "Catch-up: changed estimate of redemptions"),
    ];

    private static JournalLine[] Entry(int month, int kind, string debit, string credit, long amount, string memo)
    {
        if (amount == 0) return [];
        // What is below zero goes the other way round.
        if (amount < 0) (debit, credit, amount) = (credit, debit, checked(-amount));
        var number = $"{Months.Text(month)}-{kind}";
        return
        [
            new JournalLine(month, number, debit, amount, 0, memo),
            new JournalLine(month, number, credit, 0, amount, memo),
        ];
    }
}

namespace LoyaltyPoints.Core.Ledger;

/// <summary>Why units moved. The numbers are stored and hashed: never renumber.</summary>
public enum EntryKind : byte
{
    /// <summary>A purchase earned.</summary>
    Accrual = 1,

    /// <summary>A return took back.</summary>
    Clawback = 2,

    /// <summary>Units were spent.</summary>
    Redemption = 3,

    /// <summary>Spent units came back to the lots they were taken from.</summary>
    Reversal = 4,

    /// <summary>A person changed the balance, with a reason.</summary>
    Adjustment = 5,

    /// <summary>A lot's expiry passed.</summary>
    Expiry = 6,

    /// <summary>A lot's maturity passed.</summary>
    Maturity = 7,

    /// <summary>New units made good what an earlier clawback could not find.</summary>
    DebtRepayment = 8,

    /// <summary>Given by the program for something that is no purchase, or taken back when that was undone.</summary>
    Bonus = 9,

    /// <summary>Expired units were given back by hand.</summary>
    Reinstatement = 10,

    /// <summary>Units were set aside for a redemption.</summary>
    Reservation = 11,

    /// <summary>Units that were set aside came back: voided, lapsed, or not needed.</summary>
    Release = 12,

    /// <summary>Units went from one member to another, in lots of the same keys.</summary>
    Transfer = 13,

    /// <summary>
    /// Two records turned out to be one person, or not: units went from one to the other, in lots of the same keys.
    /// </summary>
    Merge = 14,
}

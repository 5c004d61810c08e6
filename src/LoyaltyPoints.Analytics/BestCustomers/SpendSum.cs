namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>What several members spent together.</summary>
internal struct SpendSum
{
    private long contribution;

    public long Members { get; private set; }

    public long Purchases { get; private set; }

    public long Net { get; private set; }

    /// <summary>Purchases that have a contribution.</summary>
    public long Covered { get; private set; }

    /// <summary>Null where no purchase has one.</summary>
    public readonly long? KnownContribution => Covered == 0 ? null : contribution;

    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(Spend member)
    {
        Members++;
        Purchases += member.Purchases;
        Net = checked(Net + member.Net);
        Covered += member.Covered;
        contribution = checked(contribution + member.Contribution);
    }
}

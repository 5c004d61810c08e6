namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>The quintiles of recency, frequency and monetary value of those who bought; 5 is best.</summary>
internal sealed class RfmScores(IReadOnlyList<Spend> members)
{
    private readonly EqualGroups recency = new(Column(members, static member => member.LastDay), 5);
    private readonly EqualGroups frequency = new(Column(members, static member => member.Purchases), 5);
    private readonly EqualGroups monetary = new(Column(members, static member => member.Net), 5);

    public RfmScore Of(Spend member) =>
        new(recency.Of(member.LastDay), frequency.Of(member.Purchases), monetary.Of(member.Net));

    private static long[] Column(IReadOnlyList<Spend> members, Func<Spend, long> of)
    {
        var column = new long[members.Count];
        for (var index = 0; index < column.Length; index++) column[index] = of(members[index]);
        return column;
    }
}

/// <summary>Three quintiles, 1 to 5 each; 5 is best.</summary>
internal readonly record struct RfmScore(int Recency, int Frequency, int Monetary)
{
    /// <summary>The mean of the three, rounded to the nearest; thirds are never halfway.</summary>
    public int Group => (Recency + Frequency + Monetary + 1) / 3;

    /// <summary>0 to 124, in order of recency, frequency, monetary.</summary>
    public int Cell => (((Recency - 1) * 5) + Frequency - 1) * 5 + Monetary - 1;
}

using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Purchasing;

/// <summary>Counts what was bought in one period, member by member.</summary>
internal sealed class PurchasingTally
{
    private readonly DayHistogram gaps = new();
    private long members;
    private long newMembers;
    private long repeatMembers;
    private long purchases;
    private long gross;
    private long returned;
    private long pieces;
    private long withPieces;
    private int ofThisMember;

    /// <param name="gap">Days since the member's purchase before; null where this is its first.</param>
    public void Buy(in MemberFact purchase, int? gap)
    {
        if (ofThisMember++ == 0) members++;
        if (ofThisMember == 2) repeatMembers++;
        if (gap is { } days) gaps.Add(days);
        else newMembers++;
        purchases++;
        gross = checked(gross + purchase.Amount);
        if (purchase.Quantity == 0) return;
        withPieces++;
        pieces = checked(pieces + purchase.Quantity);
    }

    public void TakeBack(in MemberFact back) => returned = checked(returned + back.Amount);

    public void EndMember() => ofThisMember = 0;

    public PurchasingFigures Figures() => new()
    {
        Members = members,
        NewMembers = newMembers,
        RepeatMembers = repeatMembers,
        RepeatPurchaseRate = Ratio.Of(repeatMembers, members),
        Purchases = purchases,
        PurchaseFrequency = Ratio.Of(purchases, members),
        GrossRevenue = gross,
        Returned = returned,
        NetRevenue = gross - returned,
        AverageBasket = Ratio.Each(gross, purchases),
        Pieces = pieces,
        PiecesPerPurchase = Ratio.Of(pieces, withPieces),
        MedianDaysBetween = gaps.Median,
        MeanDaysBetween = gaps.Mean,
    };
}

namespace LoyaltyPoints.Client;

/// <summary>Why a member stands on its rung: the first of these that holds, in this order.</summary>
public static class StageRule
{
    public const string NoPurchase = "noPurchase";
    public const string Silent = "silent";
    public const string LongSilence = "longSilence";
    public const string LongSilenceForMember = "longSilenceForMember";
    public const string CameBack = "cameBack";
    public const string FirstPurchaseRecent = "firstPurchaseRecent";
    public const string ManyVisits = "manyVisits";
    public const string SeveralVisits = "severalVisits";
    public const string NoneOfThese = "noneOfThese";
}

namespace LoyaltyPoints.Client;

public static class LoyaltyStage
{
    public const string Prospect = "prospect";
    public const string New = "new";
    public const string Active = "active";
    public const string Loyal = "loyal";
    public const string Champion = "champion";
    public const string AtRisk = "atRisk";
    public const string Lapsed = "lapsed";
    public const string WonBack = "wonBack";
}

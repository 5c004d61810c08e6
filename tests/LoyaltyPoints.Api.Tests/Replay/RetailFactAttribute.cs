namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// A fact about a year of a real shop's sales (Online Retail, CC0; UCI 352). Without its file, see
/// <see cref="SharedData"/>, the fact is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetailFactAttribute : FactAttribute
{
    private const string InShared = "data/online_retail/online_retail_2010_2011.csv.gz";

    public RetailFactAttribute() => Skip = SharedData.WhyNot(InShared);

    public static string File { get; } = SharedData.PathOf(InShared);
}

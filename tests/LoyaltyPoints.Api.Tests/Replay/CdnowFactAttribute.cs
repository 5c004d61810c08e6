namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// A fact about eighteen months of a real shop's new customers (CDNOW, cohort of the first quarter of 1997). Without
/// its file, see <see cref="SharedData"/>, the fact is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CdnowFactAttribute : FactAttribute
{
    private const string InShared = "data/cdnow/cdnow.csv";

    public CdnowFactAttribute() => Skip = SharedData.WhyNot(InShared);

    public static string File { get; } = SharedData.PathOf(InShared);
}

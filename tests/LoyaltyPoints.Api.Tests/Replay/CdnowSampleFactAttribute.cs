namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// A fact about the papers' tenth of that cohort. Without its file, see <see cref="SharedData"/>, the fact is skipped
/// and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CdnowSampleFactAttribute : FactAttribute
{
    private const string InShared = "data/cdnow/cdnow_sample.csv";

    public CdnowSampleFactAttribute() => Skip = SharedData.WhyNot(InShared);

    public static string File { get; } = SharedData.PathOf(InShared);
}

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// A fact about a year of a real shop's sales (Online Retail, CC0; UCI 352). The file lies beside the repository, in
/// <c>../shared/data</c>, or where <c>LOYALTY_SHARED</c> points; without it the fact is skipped and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RetailFactAttribute : FactAttribute
{
    private const string InShared = "data/online_retail/online_retail_2010_2011.csv.gz";

    public RetailFactAttribute()
    {
        if (!System.IO.File.Exists(File))
            Skip = $"{File} is absent; LOYALTY_SHARED names the folder that holds {InShared}.";
    }

    public static string File { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("LOYALTY_SHARED") ?? Path.Combine(Root(), "..", "shared"), InShared);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// The folder of data that lies beside the repository, <c>../shared</c>, or where <c>LOYALTY_SHARED</c> points.
/// </summary>
internal static class SharedData
{
    private static readonly string Folder =
        Environment.GetEnvironmentVariable("LOYALTY_SHARED") ?? Path.Combine(Root(), "..", "shared");

    public static string PathOf(string inShared) => Path.Combine(Folder, inShared);

    /// <summary>Why what needs this file is skipped; null where it is there.</summary>
    public static string? WhyNot(string inShared) => File.Exists(PathOf(inShared)) ? null
        : $"{PathOf(inShared)} is absent; LOYALTY_SHARED names the folder that holds {inShared}.";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0) folder = folder.Parent;
        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}

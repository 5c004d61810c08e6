namespace LoyaltyPoints.Storage.Tests.Deploy;

/// <summary>The scripts that a DBA runs.</summary>
internal static class DeployScript
{
    private static readonly string Folder = Path.Combine(Root(), "deploy");

    public static IEnumerable<string> Names(string engine) =>
        Directory.GetFiles(Path.Combine(Folder, engine), "*.sql").Select(file => Path.GetFileName(file)).Order();

    public static string Read(string engine, string name) => File.ReadAllText(Path.Combine(Folder, engine, name));

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

namespace LoyaltyPoints.Client.Tests;

/// <summary>Where this repository is checked out.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No LoyaltyPoints.sln above {AppContext.BaseDirectory}.");
    }
}

using System.Text;

namespace LoyaltyPoints.Core.Tests.House;

/// <summary>The files of this repository, as far as <c>.gitignore</c> lets them be part of it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<RepositoryFile> Files { get; } = Read();

    public static IEnumerable<RepositoryFile> Sources =>
        Files.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>Whether git ignores the path. Only the two shapes in use: <c>folder/</c> and <c>*.ending</c>.</summary>
    public static bool IsIgnored(string path, IEnumerable<string> patterns)
    {
        var parts = path.Split('/');
        return patterns.Any(pattern => pattern.EndsWith('/')
            ? parts.Contains(pattern[..^1])
            : parts[^1].EndsWith(pattern.TrimStart('*'), StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "LoyaltyPoints.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No LoyaltyPoints.sln above {AppContext.BaseDirectory}.");
    }

    private static RepositoryFile[] Read()
    {
        // In a linked work tree `.git` is a file, elsewhere a folder.
        string[] ignored = [".git", ".git/", .. PatternsOf(File.ReadAllLines(Path.Combine(Root, ".gitignore")))];
        return [.. Walk(Root, ignored).Order(StringComparer.Ordinal)
            .Select(path => new RepositoryFile(path, File.ReadAllBytes(Path.Combine(Root, path))))];
    }

    private static IEnumerable<string> PatternsOf(IEnumerable<string> lines) =>
        lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static IEnumerable<string> Walk(string folder, string[] ignored)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            var path = Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/');
            if (IsIgnored(path, ignored)) continue;
            if (entry is FileInfo) yield return path;
            else foreach (var below in Walk(entry.FullName, ignored)) yield return below;
        }
    }
}

/// <summary>One file.</summary>
/// <param name="Path">From the root, with <c>/</c> between the parts.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record RepositoryFile(string Path, byte[] Bytes)
{
    public bool IsText => !Bytes.Contains((byte)0);

    public string Text => Encoding.UTF8.GetString(Bytes);
}

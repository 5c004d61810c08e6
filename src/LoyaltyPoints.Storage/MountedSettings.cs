using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage;

/// <summary>
/// Settings from files, one each, as container platforms mount secrets: the file has the name of the environment
/// variable (<c>ConnectionStrings__Loyalty</c>) and goes before it. The service reads them all, the command line those
/// it asks for.
/// </summary>
public static class MountedSettings
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "LOYALTY_SECRETS";

    // Where Docker puts them, and where the Kubernetes manifests do.
    private const string Usual = "/run/secrets";

    /// <summary>The folder of the files; null where there is none.</summary>
    /// <exception cref="ConfigurationException">The folder that was named is not there.</exception>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) switch
    {
        null => Directory.Exists(Usual) ? Usual : null,
        var named when Directory.Exists(named) => Path.GetFullPath(named),
        var named => throw new ConfigurationException($"{Variable} is '{named}', which is no folder."),
    };

    /// <summary>The names of all that is given, in files or variables; most are no settings of ours.</summary>
    /// <exception cref="ConfigurationException">As for <see cref="Folder"/>.</exception>
    public static IReadOnlyList<string> Names() =>
    [
        .. Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Concat(Folder is { } folder ? Directory.GetFiles(folder).Select(file => Path.GetFileName(file)) : [])
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>
    /// What the setting's file says, without the end of its line; else its environment variable; else null.
    /// </summary>
    /// <exception cref="ConfigurationException">As for <see cref="Folder"/>, or the file may not be read.</exception>
    public static string? Find(string name)
    {
        if (Folder is not { } folder) return Environment.GetEnvironmentVariable(name);
        try
        {
            return File.ReadAllText(Path.Combine(folder, name)).TrimEnd('\n');
        }
        catch (FileNotFoundException)
        {
            return Environment.GetEnvironmentVariable(name);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException(unread.Message);
        }
    }
}

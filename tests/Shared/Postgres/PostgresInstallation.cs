namespace LoyaltyPoints.Tests.Postgres;

/// <summary>The PostgreSQL programs of this machine, and the user they run as: they refuse to run as root.</summary>
internal static class PostgresInstallation
{
    private const string Versions = "/usr/lib/postgresql";

    /// <summary>The folder of <c>initdb</c> and <c>pg_ctl</c>; null where they are not installed.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <summary>What a command line begins with to run as the user; empty where this process need not change.</summary>
    public static IReadOnlyList<string> AsUser { get; } = Environment.IsPrivilegedProcess ? FindUser() : [];

    /// <summary>Why no cluster can be started here; null where one can.</summary>
    public static string? Missing { get; } = Programs is null
        ? $"initdb is neither on the PATH nor under {Versions}/*/bin."
        : Environment.IsPrivilegedProcess && AsUser.Count == 0
            ? "it does not run as root, and setpriv or a user to change to (postgres, nobody) is absent." : null;

    public static string Program(string name) => Path.Combine(Programs!, name);

    private static string[] FindUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).ToLookup(fields => fields[0]);
        return OnPath("setpriv") is { } setpriv && users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            is [_, _, var user, var group, ..] ? [setpriv, "--reuid", user, "--regid", group, "--clear-groups"] : [];
    }

    private static string? FindPrograms()
    {
        if (OnPath("initdb") is { } found)
            return Path.GetDirectoryName(File.ResolveLinkTarget(found, returnFinalTarget: true)?.FullName ?? found);
        return Directory.Exists(Versions)
            ? Directory.GetDirectories(Versions).Where(folder => File.Exists(Path.Combine(folder, "bin", "initdb")))
                .OrderBy(folder => Path.GetFileName(folder).Length).ThenBy(folder => folder, StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "bin")).LastOrDefault()
            : null;
    }

    private static string? OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}

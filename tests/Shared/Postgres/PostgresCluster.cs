using System.Diagnostics;
using System.Security.Cryptography;

namespace LoyaltyPoints.Tests.Postgres;

/// <summary>
/// A PostgreSQL cluster of its own: in a temporary folder, on a free port of 127.0.0.1, as durable as in production. It
/// goes with the process that started it, however that ends.
/// </summary>
internal sealed class PostgresCluster : IDisposable
{
    // Keeps the server for as long as somebody holds the other end of its input, which closes with this process even
    // when it is killed. A word on it ends the guard only.
    private const string Guard = """
        trap : HUP INT TERM
        "$1/pg_ctl" start -w -t 120 -s -D "$2/data" -l "$2/log" -o "$3" >/dev/null 2>&1 \
            && echo started || cat "$2/log"
        read -r word && exit
        "$1/pg_ctl" stop -m immediate -s -D "$2/data"
        rm -rf "$2"
        """;

    private readonly string folder =
        Run("", "mktemp", "-d", Path.Combine(Path.GetTempPath(), "loyalty-postgres-XXXXXX")).Trim();

    private readonly string password = RandomNumberGenerator.GetHexString(32);
    private readonly int port = Ports.Free();
    private Process guard;

    /// <summary>Makes a cluster and starts it.</summary>
    /// <exception cref="InvalidOperationException">It does not start; the message holds what it said.</exception>
    public PostgresCluster()
    {
        var secret = Path.Combine(folder, "password");
        Run(password, "tee", secret);
        // Text sorts as people sort it unless a column says otherwise: so a key column that forgets to is noticed.
        Run("", PostgresInstallation.Program("initdb"), "-D", Path.Combine(folder, "data"), "--username=loyalty",
            $"--pwfile={secret}", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--locale-provider=icu",
            "--icu-locale=en", "--no-sync");
        guard = StartGuard();
    }

    /// <summary>To its database <c>postgres</c>, as its superuser.</summary>
    public string ConnectionString =>
        $"Host=127.0.0.1;Port={port};Username=loyalty;Password={password};Database=postgres";

    /// <summary>SIGKILL to the server and all its processes, in the midst of whatever they do.</summary>
    public void Kill()
    {
        var id = int.Parse(File.ReadLines(Path.Combine(folder, "data", "postmaster.pid")).First());
        using var server = Process.GetProcessById(id);
        server.Kill(entireProcessTree: true);
        server.WaitForExit();
        guard.StandardInput.WriteLine("leave");
        guard.WaitForExit();
        guard.Dispose();
    }

    /// <summary>Starts it after <see cref="Kill"/>, on the same port, and waits until it has recovered.</summary>
    public void Restart() => guard = StartGuard();

    public void Dispose()
    {
        guard.StandardInput.Close();
        guard.WaitForExit();
        guard.Dispose();
    }

    private Process StartGuard()
    {
        var options = $"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} "
            + "-c max_connections=500";
        var started = Start("sh", "-c", Guard, "guard", PostgresInstallation.Programs!, folder, options);
        if (started.StandardOutput.ReadLine() is "started") return started;
        started.StandardInput.Close();
        throw new InvalidOperationException($"PostgreSQL did not start:\n{started.StandardOutput.ReadToEnd()}");
    }

    private static string Run(string input, params string[] command)
    {
        using var process = Start(["sh", "-c", "exec \"$@\" 2>&1", "run", .. command]);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{command[0]}: {output}");
    }

    private static Process Start(params string[] command)
    {
        string[] line = [.. PostgresInstallation.AsUser, .. command];
        return Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // The user may not be allowed into the folder that this process was started in.
            WorkingDirectory = Path.GetTempPath(),
        })!;
    }
}

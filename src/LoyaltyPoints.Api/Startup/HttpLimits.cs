using System.Globalization;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LoyaltyPoints.Api.Startup;

/// <summary>What callers together may keep open.</summary>
public sealed record HttpOptions
{
    /// <summary>
    /// Connections at the same time; more are closed at once. Null: as many as the process may have files open, less
    /// what it needs itself, and at most 20,000.
    /// </summary>
    public int? MaximumConnections { get; init; }
}

/// <summary>
/// Limits against callers that are many or slow. Without the first the process runs out of file handles, and the
/// runtime ends it.
/// </summary>
internal static class HttpLimits
{
    private const int MostConnections = 20_000;

    // The runtime has some 260 libraries open; then the database, its readers, and callers that are being turned away.
    private const int OwnFiles = 512;

    // A till sends its headers in one piece; who takes longer than a few seconds only keeps a connection.
    private static readonly TimeSpan Headers = TimeSpan.FromSeconds(10);

    public static void AddTo(IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<HttpOptions>(configuration, "Http");
        var most = options.MaximumConnections ?? MostConnections;
        if (OpenFiles() is { } files && files - OwnFiles < most)
        {
            most = (int)files - OwnFiles;
            if (options.MaximumConnections is not null || most < 1)
            {
                throw new ConfigurationException(
                    $"The process may have {files} files open, of which it needs {OwnFiles} itself: raise that "
                    + "(ulimit -n, LimitNOFILE), or lower Http__MaximumConnections.");
            }
        }

        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxConcurrentConnections = most;
            kestrel.Limits.RequestHeadersTimeout = Headers;
        });
    }

    /// <summary>How many the process may have open at the same time; null where the system does not say.</summary>
    private static long? OpenFiles()
    {
        const string Limits = "/proc/self/limits";
        if (!File.Exists(Limits)) return null;
        var line = File.ReadLines(Limits).First(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var limit = line["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return long.TryParse(limit, CultureInfo.InvariantCulture, out var files) ? files : null;
    }
}

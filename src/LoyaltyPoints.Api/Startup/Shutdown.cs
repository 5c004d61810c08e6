using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Startup;

/// <summary>How the service leaves when it is told to, in seconds.</summary>
public sealed record ShutdownOptions
{
    /// <summary>
    /// How long it goes on serving while <c>/health/ready</c> answers 503, so that balancers notice; null: 5, or 0 on
    /// an embedded database, which no other instance serves meanwhile.
    /// </summary>
    public int? AnnounceSeconds { get; init; }

    /// <summary>When it has ended at the latest, whatever hangs.</summary>
    public int LimitSeconds { get; init; } = 30;
}

/// <summary>
/// Leaves in order: serves on until balancers know, then takes no more connections and answers what is under way, then
/// writes what is queued. What takes too long is cut off: nobody has had an answer to it.
/// </summary>
internal sealed class Shutdown(
    TimeSpan announcement, LedgerWriter writer, TimeProvider clock, ILogger<Shutdown> log) : IHostedLifecycleService
{
    private const int RequestSeconds = 5;
    private const int QueueSeconds = 5;

    public static void AddTo(IServiceCollection services, IConfiguration configuration, bool isEmbedded)
    {
        var options = Settings.Read<ShutdownOptions>(configuration, "Shutdown");
        var announceSeconds = options.AnnounceSeconds ?? (isEmbedded ? 0 : 5);
        Settings.AtLeast(
            "Shutdown__LimitSeconds", options.LimitSeconds, announceSeconds + RequestSeconds + QueueSeconds);
        services.Configure<HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.LimitSeconds - QueueSeconds));
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<Shutdown>(
            provider, TimeSpan.FromSeconds(announceSeconds)));
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        log.LogInformation("Told to stop; serving for {Seconds} s more", announcement.TotalSeconds);
        await Task.Delay(announcement, clock, cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (!writer.Stop(TimeSpan.FromSeconds(QueueSeconds)))
            log.LogError("The database did not take all writes in time; those left were not answered");
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

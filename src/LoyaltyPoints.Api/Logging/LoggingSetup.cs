using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;
using Serilog.Settings.Configuration;

namespace LoyaltyPoints.Api.Logging;

/// <summary>
/// Serilog, wired from its parts: JSON lines on standard output. Levels come from configuration,
/// <c>Serilog:MinimumLevel:Default</c> and <c>Serilog:MinimumLevel:Override:&lt;source&gt;</c>; request lines have the
/// source <see cref="RequestLog.Source"/>, so they can be turned off alone.
/// </summary>
public static class LoggingSetup
{
    /// <summary>Replaces the framework's log providers.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">Read once, at the start.</param>
    /// <param name="output">Standard output when null.</param>
    public static IServiceCollection AddJsonLines(
        this IServiceCollection services, IConfiguration configuration, Stream? output = null)
    {
        services.AddSingleton(_ => new BackgroundSink(output ?? Console.OpenStandardOutput()));
        services.AddSingleton<Serilog.ILogger>(provider => Configure(configuration)
            .WriteTo.Sink(provider.GetRequiredService<BackgroundSink>()).CreateLogger());
        services.AddSingleton<RequestLog>();
        services.AddLogging(logging =>
        {
            logging.ClearProviders();
            logging.SetMinimumLevel(LogLevel.Trace);
            // Its lines are ours (RequestLog), and merely being enabled costs a scope and an activity a request.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        });
        services.AddSingleton<ILoggerProvider>(provider =>
            new SerilogLoggerProvider(provider.GetRequiredService<Serilog.ILogger>()));
        return services;
    }

    private static LoggerConfiguration Configure(IConfiguration configuration)
    {
        // Sources that say more than we want by default; configuration may say otherwise.
        var logger = new LoggerConfiguration().MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning);
        // Levels are what can be configured; naming the assembly spares the start a search of the whole folder.
        return logger.ReadFrom.Configuration(
            configuration, new ConfigurationReaderOptions(typeof(Serilog.ILogger).Assembly));
    }
}

using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Api.Features.Events;

/// <summary>Registers events.</summary>
internal static class EventServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddEvents(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings.Read<EventOptions>(configuration, "Events"));
        services.AddSingleton<EventSequencer>();
        services.AddSingleton<EventSignal>();
        services.AddSingleton<EventEndpoints>();
        services.AddHostedService<EventSequencing>();
    }

    public static void MapEvents(this WebApplication app) =>
        app.Services.GetRequiredService<EventEndpoints>().Map(app);
}

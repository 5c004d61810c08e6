using LoyaltyPoints.Api.Webhooks;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>Registers webhooks.</summary>
internal static class WebhookServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddWebhooks(this IServiceCollection services, IConfiguration configuration)
    {
        var options = WebhookOptions.Read(configuration);
        services.AddSingleton(options);
        services.AddSingleton(options.Box());
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<EventPages>();
        services.AddSingleton<WebhookEndpoints>();
        services.AddSingleton<WebhookActions>();
        services.AddSingleton<WebhookDeliveries>();
        services.AddHostedService<WebhookEngine>();
    }

    public static void MapWebhooks(this WebApplication app)
    {
        app.Services.GetRequiredService<WebhookEndpoints>().Map(app);
        app.Services.GetRequiredService<WebhookActions>().Map(app);
        app.Services.GetRequiredService<WebhookDeliveries>().Map(app);
    }
}

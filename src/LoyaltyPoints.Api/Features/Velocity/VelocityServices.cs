using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Features.ApiKeys;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Velocity;

namespace LoyaltyPoints.Api.Features.Velocity;

/// <summary>Settings of what is done against abuse; section <c>Velocity</c>.</summary>
public sealed record VelocityOptions
{
    /// <summary>Seconds from one count of what tills have earned to the next; 0: this instance counts none.</summary>
    public int TillSeconds { get; init; } = 10;
}

/// <summary>Registers limits of keys, rules against abuse, and reviews.</summary>
internal static class VelocityServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddVelocity(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<VelocityOptions>(configuration, "Velocity");
        services.AddSingleton(options);
        services.AddSingleton<TillDigests>();
        services.AddSingleton<KeyQuotaEndpoints>();
        services.AddSingleton<VelocityRulesEndpoints>();
        services.AddSingleton<ReviewEndpoints>();
        services.AddHostedService<TillCounts>();
    }

    public static void MapVelocity(this WebApplication app)
    {
        app.Services.GetRequiredService<KeyQuotaEndpoints>().Map(app);
        app.Services.GetRequiredService<VelocityRulesEndpoints>().Map(app);
        app.Services.GetRequiredService<ReviewEndpoints>().Map(app);
    }
}

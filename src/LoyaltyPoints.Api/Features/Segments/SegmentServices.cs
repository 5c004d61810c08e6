using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Features.Analytics.Goals;
using LoyaltyPoints.Api.Features.Analytics.Segments;
using LoyaltyPoints.Api.Features.Goals;
using LoyaltyPoints.Api.Startup;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>Registers segments and goals.</summary>
internal static class SegmentServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddSegments(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<SegmentOptions>(configuration, "Segments");
        services.AddSingleton(options);
        services.AddSingleton<SegmentRefresher>();
        services.AddSingleton<SegmentEndpoints>();
        services.AddSingleton<SegmentMeasures>();
        services.AddSingleton<GoalSurvey>();
        services.AddSingleton<GoalEndpoints>();
        services.AddSingleton<GoalMeasures>();
        services.AddHostedService<SegmentRefreshes>();
    }

    public static void MapSegments(this WebApplication app)
    {
        app.Services.GetRequiredService<SegmentEndpoints>().Map(app);
        app.Services.GetRequiredService<SegmentMeasures>().Map(app);
        app.Services.GetRequiredService<GoalEndpoints>().Map(app);
        app.Services.GetRequiredService<GoalMeasures>().Map(app);
    }
}

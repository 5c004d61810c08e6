using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Features.Analytics.Bringers;
using LoyaltyPoints.Api.Features.Analytics.BestCustomers;
using LoyaltyPoints.Api.Features.Analytics.Churn;
using LoyaltyPoints.Api.Features.Analytics.Cohorts;
using LoyaltyPoints.Api.Features.Analytics.Lifetimes;
using LoyaltyPoints.Api.Features.Analytics.Liabilities;
using LoyaltyPoints.Api.Features.Analytics.Purchasing;
using LoyaltyPoints.Api.Features.Analytics.Signs;
using LoyaltyPoints.Api.Features.Analytics.Warnings;
using LoyaltyPoints.Api.Features.Analytics.Voice;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>Registers analytics: a line each for what a subject needs and for its routes.</summary>
internal static class AnalyticsServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddAnalytics(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<AnalyticsOptions>(configuration, "Analytics");
        services.AddSingleton(options);
        services.AddSingleton<FactDigests>();
        services.AddSingleton<AnalyticsQuery>();
        services.AddSingleton<AnalyticsScan>();
        services.AddSingleton<AnalyticsSettingsEndpoints>();
        services.AddSingleton<AlertEndpoints>();
        services.AddSingleton<LifetimeModels>();
        services.AddSingleton<LifetimeEndpoints>();
        services.AddSingleton<PurchasingEndpoint>();
        services.AddSingleton<CohortEndpoint>();
        services.AddSingleton<BestCustomerEndpoints>();
        services.AddSingleton<ChurnEndpoints>();
        services.AddSingleton<WinBackListEndpoints>();
        services.AddSingleton<BringerEndpoints>();
        services.AddSingleton<LadderEndpoints>();
        services.AddSingleton<KindEndpoint>();
        services.AddSingleton<GlanceEndpoint>();
        services.AddSingleton<CampaignWatch>();
        services.AddSingleton<WarningLook>();
        services.AddSingleton<WarningEndpoints>();
        services.AddSingleton<VoiceScan>();
        services.AddSingleton<SatisfactionEndpoint>();
        services.AddSingleton<SurveyMeasureEndpoints>();
        services.AddSingleton<ComplaintMeasureEndpoint>();
        services.AddSingleton<ThankYouEndpoint>();
        services.AddHostedService<Digests>();
        services.AddHostedService<WarningLooks>();
        services.AddLiabilities();
    }

    public static void MapAnalytics(this WebApplication app)
    {
        DefinitionsEndpoint.Map(app);
        app.Services.GetRequiredService<AnalyticsSettingsEndpoints>().Map(app);
        app.Services.GetRequiredService<AlertEndpoints>().Map(app);
        app.Services.GetRequiredService<LifetimeEndpoints>().Map(app);
        app.Services.GetRequiredService<PurchasingEndpoint>().Map(app);
        app.Services.GetRequiredService<CohortEndpoint>().Map(app);
        app.Services.GetRequiredService<BestCustomerEndpoints>().Map(app);
        app.Services.GetRequiredService<ChurnEndpoints>().Map(app);
        app.Services.GetRequiredService<WinBackListEndpoints>().Map(app);
        app.Services.GetRequiredService<BringerEndpoints>().Map(app);
        app.Services.GetRequiredService<LadderEndpoints>().Map(app);
        app.Services.GetRequiredService<KindEndpoint>().Map(app);
        app.Services.GetRequiredService<GlanceEndpoint>().Map(app);
        app.Services.GetRequiredService<WarningEndpoints>().Map(app);
        app.Services.GetRequiredService<SatisfactionEndpoint>().Map(app);
        app.Services.GetRequiredService<SurveyMeasureEndpoints>().Map(app);
        app.Services.GetRequiredService<ComplaintMeasureEndpoint>().Map(app);
        app.Services.GetRequiredService<ThankYouEndpoint>().Map(app);
        app.Services.GetRequiredService<LiabilityEndpoints>().Map(app);
    }
}

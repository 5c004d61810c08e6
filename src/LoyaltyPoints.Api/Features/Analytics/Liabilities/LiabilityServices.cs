using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Storage.Liabilities;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>Registers what the questions about units need.</summary>
internal static class LiabilityServices
{
    public static void AddLiabilities(this IServiceCollection services)
    {
        services.AddSingleton<UnitDigests>();
        services.AddSingleton<UnitScan>();
        services.AddSingleton<UnitQuestions>();
        services.AddSingleton<LiabilityEndpoints>();
        services.AddHostedService<UnitDigesting>();
    }
}

using LoyaltyPoints.Api.Startup;

namespace LoyaltyPoints.Api.Features.Merges;

/// <summary>Registers what merging members takes.</summary>
internal static class MergeServices
{
    public static void AddMerges(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<MergeOptions>(configuration, "Merges");
        services.AddSingleton(options);
        services.AddSingleton<MergeEndpoints>();
    }
}

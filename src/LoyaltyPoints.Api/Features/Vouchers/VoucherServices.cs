using LoyaltyPoints.Api.Startup;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>Registers what has to do with vouchers.</summary>
internal static class VoucherServices
{
    /// <exception cref="Storage.Dialects.ConfigurationException">A setting says something impossible.</exception>
    public static void AddVouchers(this IServiceCollection services, IConfiguration configuration)
    {
        var options = Settings.Read<VoucherOptions>(configuration, "Vouchers");
        services.AddSingleton(options);
        services.AddSingleton<CodeGuesses>();
        services.AddSingleton<VoucherIntake>();
        services.AddSingleton<VoucherImport>();
        services.AddSingleton<CodeStream>();
        services.AddSingleton<SeriesEndpoints>();
        services.AddSingleton<VoucherEndpoints>();
    }

    public static void MapVouchers(this WebApplication app)
    {
        app.Services.GetRequiredService<SeriesEndpoints>().Map(app);
        app.Services.GetRequiredService<VoucherEndpoints>().Map(app);
    }
}

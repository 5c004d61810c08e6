using LoyaltyPoints.Api.Background;
using LoyaltyPoints.Api.Health;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Security.People;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.PersonalData;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sweeps;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Startup;

/// <summary>Registers the database, the one writer and the readers.</summary>
public static class StorageSetup
{
    public const string DefaultConnectionString = "Data Source=data/loyalty.db";

    /// <exception cref="ConfigurationException">A setting is missing or says something impossible.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var dialect = SqlDialects.Open(
            configuration["Database:Provider"] ?? "Sqlite",
            configuration.GetConnectionString("Loyalty") ?? DefaultConnectionString,
            PersonalDataCipher.Of(configuration["PersonalData:Key"]));
        var options = Settings.Read<LedgerWriterOptions>(configuration, "Writer");
        if (!dialect.IsEmbedded) LetReadersWait();
        services.AddSingleton(dialect);
        services.AddSingleton(options);
        services.AddSingleton<CatalogCache>();
        services.AddSingleton<ReadPool>();
        services.AddSingleton<TenantTime>();
        services.AddSingleton<LedgerWriter>();
        services.AddSingleton<MemberReader>();
        services.AddSingleton<BalanceReader>();
        services.AddSingleton<Sweeper>();
        var sweeps = Settings.Read<SweepOptions>(configuration, "Sweeps");
        services.AddSingleton(sweeps);
        services.AddHostedService<Sweeps>();
        services.AddSingleton<IApiKeyDirectory, ApiKeyDirectory>();
        services.AddPeople(configuration);
        var keyUses = Settings.Read<KeyUseOptions>(configuration, "Keys");
        services.AddSingleton(keyUses);
        services.AddHostedService<KeyUseNotes>();
        services.AddSingleton<PartnerView>();
        services.AddSingleton<IReadinessCheck, DatabaseReadiness>();
        services.AddSingleton(Settings.Read<RetentionOptions>(configuration, "Retention"));
        services.AddHostedService<Retention>();
        Shutdown.AddTo(services, configuration, dialect.IsEmbedded);
        return services;
    }

    // Who reads waits for the network on a thread of the pool, which is slow to make more of them than there are cores.
    private static void LetReadersWait()
    {
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(workers + ReadPool.MaximumConnections, completions);
    }
}

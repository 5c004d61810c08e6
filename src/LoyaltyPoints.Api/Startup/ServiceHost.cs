using System.Data.Common;
using LoyaltyPoints.Api.Features.Activities;
using LoyaltyPoints.Api.Features.Adjustments;
using LoyaltyPoints.Api.Features.Affiliates;
using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Api.Features.ApiKeys;
using LoyaltyPoints.Api.Features.AuditLog;
using LoyaltyPoints.Api.Features.Balances;
using LoyaltyPoints.Api.Features.Campaigns;
using LoyaltyPoints.Api.Features.Events;
using LoyaltyPoints.Api.Features.Gifts;
using LoyaltyPoints.Api.Features.Households;
using LoyaltyPoints.Api.Features.Ledger;
using LoyaltyPoints.Api.Features.Members;
using LoyaltyPoints.Api.Features.Memberships;
using LoyaltyPoints.Api.Features.Merges;
using LoyaltyPoints.Api.Features.Partners;
using LoyaltyPoints.Api.Features.Profiles;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Api.Features.Redemptions;
using LoyaltyPoints.Api.Features.Referrals;
using LoyaltyPoints.Api.Features.Rewards;
using LoyaltyPoints.Api.Features.Segments;
using LoyaltyPoints.Api.Features.Simulations;
using LoyaltyPoints.Api.Features.Standings;
using LoyaltyPoints.Api.Features.Surveys;
using LoyaltyPoints.Api.Features.TestClock;
using LoyaltyPoints.Api.Features.Transfers;
using LoyaltyPoints.Api.Features.Velocity;
using LoyaltyPoints.Api.Features.Vouchers;
using LoyaltyPoints.Api.Features.Webhooks;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Startup;

/// <summary>Puts the service together; the one place that knows all its parts.</summary>
public static class ServiceHost
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <param name="clock">What tells the time; null: the system.</param>
    /// <exception cref="ConfigurationException">A setting says something impossible.</exception>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            // Settings beside the program; the database beside whoever starts it.
            ContentRootPath = AppContext.BaseDirectory,
        });
        // A mounted file goes before the environment, as an image has defaults there; the command line goes before
        // both.
        if (MountedSettings.Folder is { } folder)
            builder.Configuration.AddKeyPerFile(folder, optional: false).AddCommandLine(args);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null) builder.WebHost.UseUrls(DefaultUrls);
        Settings.Check(builder.Configuration);
        if (clock is not null) builder.Services.AddSingleton(clock);
        builder.Services.AddApiInfrastructure(builder.Configuration);
        HttpLimits.AddTo(builder.Services, builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddSingleton<PurchaseIntake>();
        builder.Services.AddSingleton<PurchaseQuote>();
        builder.Services.AddSingleton<ProgramEndpoints>();
        builder.Services.AddSingleton<CampaignEndpoints>();
        builder.Services.AddSingleton<MemberEndpoints>();
        builder.Services.AddSingleton<EraseEndpoint>();
        builder.Services.AddSingleton<ExportEndpoint>();
        builder.Services.AddSingleton<ApiKeyEndpoints>();
        builder.Services.AddSingleton<AuditLogEndpoint>();
        builder.Services.AddSingleton<RedemptionEndpoints>();
        builder.Services.AddSingleton<RewardEndpoints>();
        builder.Services.AddSingleton<RewardCatalog>();
        builder.Services.AddSingleton<PartnerEndpoints>();
        builder.Services.AddSingleton<PartnerLinkEndpoints>();
        builder.Services.AddSingleton<SettlementEndpoint>();
        builder.Services.AddMerges(builder.Configuration);
        builder.Services.AddSingleton<MembershipEndpoints>();
        builder.Services.AddSingleton<TransferEndpoints>();
        builder.Services.AddSingleton<GiftEndpoints>();
        builder.Services.AddSingleton<HouseholdEndpoints>();
        builder.Services.AddSingleton<ReferralProgramEndpoints>();
        builder.Services.AddSingleton<ReferralEndpoints>();
        builder.Services.AddSingleton<AffiliateEndpoints>();
        builder.Services.AddSingleton<AffiliateStatement>();
        builder.Services.AddSingleton<SurveyEndpoints>();
        builder.Services.AddSingleton<FeedbackEndpoints>();
        builder.Services.AddSingleton<ComplaintEndpoints>();
        builder.Services.AddSingleton<BalanceEndpoint>();
        builder.Services.AddSingleton<StandingEndpoint>();
        builder.Services.AddSingleton<LedgerEndpoints>();
        builder.Services.AddSingleton<ProfileEndpoint>();
        builder.Services.AddSingleton<TestClockEndpoints>();
        builder.Services.AddSingleton<TestClockAdvanced>();
        builder.Services.AddSegments(builder.Configuration);
        builder.Services.AddSimulations();
        builder.Services.AddAnalytics(builder.Configuration);
        builder.Services.AddVouchers(builder.Configuration);
        builder.Services.AddWebhooks(builder.Configuration);
        builder.Services.AddEvents(builder.Configuration);
        builder.Services.AddVelocity(builder.Configuration);
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddSingleton<FirstStart>();
        var app = builder.Build();
        var dialect = app.Services.GetRequiredService<SqlDialect>();
        app.UseApiInfrastructure(exception => exception is ReadersBusyException
            || (exception is DbException database && dialect.IsTransient(database)));
        app.MapApiInfrastructure();
        PurchaseEndpoints.Map(app);
        AdjustmentEndpoint.Map(app);
        ActivityEndpoints.Map(app);
        app.Services.GetRequiredService<StandingEndpoint>().Map(app);
        app.Services.GetRequiredService<ProgramEndpoints>().Map(app);
        app.Services.GetRequiredService<CampaignEndpoints>().Map(app);
        app.Services.GetRequiredService<SimulationEndpoints>().Map(app);
        app.Services.GetRequiredService<MemberEndpoints>().Map(app);
        app.Services.GetRequiredService<EraseEndpoint>().Map(app);
        app.Services.GetRequiredService<ExportEndpoint>().Map(app);
        app.Services.GetRequiredService<MergeEndpoints>().Map(app);
        app.Services.GetRequiredService<ApiKeyEndpoints>().Map(app);
        app.Services.GetRequiredService<AuditLogEndpoint>().Map(app);
        app.Services.GetRequiredService<RedemptionEndpoints>().Map(app);
        app.Services.GetRequiredService<RewardCatalog>().Map(app);
        app.Services.GetRequiredService<RewardEndpoints>().Map(app);
        app.Services.GetRequiredService<PartnerEndpoints>().Map(app);
        app.Services.GetRequiredService<PartnerLinkEndpoints>().Map(app);
        app.Services.GetRequiredService<SettlementEndpoint>().Map(app);
        app.Services.GetRequiredService<MembershipEndpoints>().Map(app);
        app.Services.GetRequiredService<TransferEndpoints>().Map(app);
        app.Services.GetRequiredService<GiftEndpoints>().Map(app);
        app.Services.GetRequiredService<HouseholdEndpoints>().Map(app);
        app.Services.GetRequiredService<ReferralProgramEndpoints>().Map(app);
        app.Services.GetRequiredService<ReferralEndpoints>().Map(app);
        app.Services.GetRequiredService<AffiliateEndpoints>().Map(app);
        app.Services.GetRequiredService<AffiliateStatement>().Map(app);
        app.Services.GetRequiredService<SurveyEndpoints>().Map(app);
        app.Services.GetRequiredService<FeedbackEndpoints>().Map(app);
        app.Services.GetRequiredService<ComplaintEndpoints>().Map(app);
        app.Services.GetRequiredService<BalanceEndpoint>().Map(app);
        app.Services.GetRequiredService<LedgerEndpoints>().Map(app);
        app.Services.GetRequiredService<ProfileEndpoint>().Map(app);
        app.Services.GetRequiredService<TestClockEndpoints>().Map(app);
        app.MapSegments();
        app.MapVouchers();
        app.MapWebhooks();
        app.MapVelocity();
        app.MapAnalytics();
        app.MapEvents();
        return app;
    }

    /// <summary>Brings the database to this build's schema and fills an empty one.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        Migrator.Migrate(
            app.Services.GetRequiredService<SqlDialect>(), app.Services.GetRequiredService<TimeProvider>());
        await app.Services.GetRequiredService<FirstStart>().FillAsync();
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Velocity;

namespace LoyaltyPoints.Storage.Configuration;

/// <summary>
/// Compiled programs by tenant. Every use compares the tenant's configuration version in the caller's own transaction,
/// so a program published by another instance counts from its commit on; a published version itself never changes.
/// </summary>
public sealed class CatalogCache
{
    private const string SelectConfigVersion = "SELECT config_version FROM tenants WHERE tenant_id = @tenant";

    private const string SelectPublished = """
        SELECT program_id, version, definition, effective_at FROM program_versions
        WHERE tenant_id = @tenant AND published_at IS NOT NULL ORDER BY program_id, version
        """;

    private readonly ConcurrentDictionary<int, (long ConfigVersion, ProgramCatalog Catalog)> cache = [];

    /// <summary>The tenant's published programs as this session sees them.</summary>
    public ProgramCatalog Current(Session session, int tenantId)
    {
        var select = session.Prepared(SelectConfigVersion).Bind(tenantId);
        if (!select.Read()) return ProgramCatalog.Empty;
        var configVersion = select.GetInt64(0);
        select.Reset();
        return Get(session, tenantId, configVersion);
    }

    /// <summary>The programs of a tenant whose configuration this session has found to be of this version.</summary>
    internal ProgramCatalog Get(Session session, int tenantId, long configVersion)
    {
        if (cache.TryGetValue(tenantId, out var known) && known.ConfigVersion == configVersion) return known.Catalog;
        var catalog = Load(session, tenantId);
        cache[tenantId] = (configVersion, catalog);
        return catalog;
    }

    /// <summary>Reads and compiles all published programs of a tenant, with their campaigns.</summary>
    internal static ProgramCatalog Load(Session session, int tenantId)
    {
        var versions = new List<(Guid ProgramId, PublishedVersion Version)>();
        var select = session.Prepared(SelectPublished).Bind(tenantId);
        while (select.Read())
        {
            var programId = select.GetGuid(0);
            var program = Compile(programId, select.GetInt32(1), select.GetBytes(2));
            versions.Add((programId, new PublishedVersion(new Instant(select.GetInt64(3)), program)));
        }

        var programs = new ProgramCatalog(versions
            .GroupBy(version => version.ProgramId, version => version.Version)
            .Select(group => new ProgramVersions(group.Key, group)), CampaignCatalog.Load(session, tenantId))
        {
            Referrals = ReferralProgramRows.Find(session, tenantId)?.Program,
            Affiliates = AffiliateRows.All(session, tenantId),
            Partners = PartnerRows.Catalog(session, tenantId),
            Surveys = SurveyRows.Catalog(session, tenantId),
            Segments = SegmentRows.Catalog(session, tenantId),
            Velocity = VelocityRulesRows.Find(session, tenantId).Rules,
            Analytics = AnalyticsSettingsRows.Find(session, tenantId)?.Settings ?? new AnalyticsSettings(),
        };
        return programs.With(RewardRows.Catalog(session, tenantId, programs));
    }

    /// <summary>A stored definition, ready to run.</summary>
    /// <exception cref="InvalidDataException">It was valid once and is no longer.</exception>
    internal static CompiledProgram Compile(Guid programId, int version, ReadOnlySpan<byte> definition)
    {
        var reader = new Utf8JsonReader(definition);
        using var document = JsonDocument.ParseValue(ref reader);
        var parsed = ProgramDefinitionReader.Read(document.RootElement);
        return CompiledProgram.Compile(programId, version, parsed.Definition
            ?? throw new InvalidDataException($"The stored definition of program {programId:N} is no longer valid."));
    }
}

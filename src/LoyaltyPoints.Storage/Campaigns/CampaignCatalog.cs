using System.Text.Json;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>All campaigns of a tenant as purchases are judged by them.</summary>
internal static class CampaignCatalog
{
    private const string SelectVersions = """
        SELECT v.campaign_id, v.version, v.program_id, v.definition, p.definition,
          CASE WHEN c.stopped_at IS NULL THEN 0 ELSE 1 END
        FROM campaigns c
        JOIN campaign_versions v ON v.tenant_id = c.tenant_id AND v.campaign_id = c.campaign_id
        JOIN program_versions p
          ON p.tenant_id = v.tenant_id AND p.program_id = v.program_id AND p.version = v.program_version
        WHERE c.tenant_id = @tenant ORDER BY v.campaign_id, v.version
        """;

    public static IReadOnlyList<CampaignVersions> Load(Session session, int tenantId)
    {
        var versions = new List<(Guid Id, Guid ProgramId, Lazy<Campaign> Campaign, bool IsStopped)>();
        var select = session.Prepared(SelectVersions).Bind(tenantId);
        while (select.Read())
        {
            var (id, version, programId) = (select.GetGuid(0), select.GetInt32(1), select.GetGuid(2));
            var (definition, program) = (select.GetBytes(3).ToArray(), select.GetBytes(4).ToArray());
            versions.Add((
                id, programId, new Lazy<Campaign>(() => Read(id, version, definition, program)),
                select.GetInt32(5) != 0));
        }

        return
        [
            .. versions.GroupBy(version => version.Id).Select(group => new CampaignVersions(
                group.Key, group.First().ProgramId, [.. group.Select(version => version.Campaign)],
                group.First().IsStopped)),
        ];
    }

    // Read against the version of the program that it was found without fault with.
    private static Campaign Read(Guid id, int version, byte[] definition, byte[] program)
    {
        using var document = JsonDocument.Parse(definition);
        using var ofProgram = JsonDocument.Parse(program);
        var parsed = CampaignReader.Read(
            document.RootElement, ProgramDefinitionReader.Read(ofProgram.RootElement).Definition);
        return new Campaign(id, version, parsed.Definition
            ?? throw new InvalidDataException($"The stored definition of campaign {id:N} is no longer valid."));
    }
}

using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>A tenant's rules as they are stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Json">UTF-8 JSON, as it was sent.</param>
public sealed record StoredVelocityRules(VelocityRules Rules, long Revision, byte[] Json)
{
    /// <summary>Of a tenant that has declared nothing.</summary>
    public static readonly StoredVelocityRules None = new(VelocityRules.None, 0, """{"rules":[]}"""u8.ToArray());
}

/// <summary>What tenants declare against abuse: one row each, or none yet.</summary>
public static class VelocityRulesRows
{
    private const string Select = "SELECT document, revision FROM velocity_rules WHERE tenant_id = @tenant";

    private const string Insert = """
        INSERT INTO velocity_rules (tenant_id, document, revision, created_at, updated_at)
        VALUES (@tenant, @document, 1, @now, @updated)
        """;

    private const string Update = """
        UPDATE velocity_rules SET document = @document, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenant
        """;

    /// <summary><see cref="StoredVelocityRules.None"/> where the tenant has declared nothing.</summary>
    public static StoredVelocityRules Find(Session session, int tenantId)
    {
        var select = session.Prepared(Select).Bind(tenantId);
        if (!select.Read()) return StoredVelocityRules.None;
        var (json, revision) = (select.GetBytes(0).ToArray(), select.GetInt64(1));
        select.Reset();
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return new StoredVelocityRules(
            VelocityRulesReader.Read(document.RootElement).Rules
                ?? throw new InvalidDataException($"The velocity rules of tenant {tenantId} are no longer valid."),
            revision, json);
    }

    /// <summary>Sets them, inside a batch that changes the tenant's programs.</summary>
    /// <param name="revisions">One of which those that are there must have, 0 where none are; null: any.</param>
    /// <returns>Refused with <c>precondition_failed</c>, or <c>program_not_found</c> for one nobody has published.
    /// </returns>
    public static (StoredVelocityRules? Stored, Refusal? Refusal) Put(
        Batch batch, int tenantId, VelocityRules rules, byte[] json, IReadOnlyList<long>? revisions)
    {
        var known = Find(batch.Session, tenantId).Revision;
        if (revisions?.Contains(known) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The rules are not as they were when If-Match was given out."));
        }

        var catalog = batch.Catalog(tenantId);
        var programs = rules.Members.Select(rule => rule.ProgramId).OfType<Guid>()
            .Concat(rules.Tills.Select(rule => rule.ProgramId));
        foreach (var program in programs)
        {
            if (catalog.Find(program) is null)
            {
                return (null, new Refusal(
                    "program_not_found",
                    $"{PublicId.Format(PublicId.Program, program)} names no published program of this tenant."));
            }
        }

        var now = batch.NowOf(tenantId).UnixMilliseconds;
        if (known == 0) batch.Session.Prepared(Insert).Bind(tenantId).Bind(json).Bind(now).Bind(now).Execute();
        else batch.Session.Prepared(Update).Bind(json).Bind(now).Bind(tenantId).Execute();
        batch.Catalogs.Changed(tenantId);
        return (new StoredVelocityRules(rules, known + 1, json), null);
    }
}

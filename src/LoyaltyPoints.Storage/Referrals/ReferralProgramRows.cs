using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>A tenant's referral program as it is stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
public sealed record StoredReferralProgram(ReferralProgram Program, long Revision);

/// <summary>The referral programs of tenants: one row each, or none.</summary>
public static class ReferralProgramRows
{
    private const string Select =
        "SELECT document, revision FROM referral_programs WHERE tenant_id = @tenant";

    private const string Insert = """
        INSERT INTO referral_programs (tenant_id, document, revision, created_at, updated_at)
        VALUES (@tenant, @document, 1, @now, @updated)
        """;

    private const string Update = """
        UPDATE referral_programs SET document = @document, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenant
        """;

    public static Refusal NotFound => new("referral_program_not_found", "This tenant has no referral program.");

    /// <summary>Null where the tenant has none.</summary>
    public static StoredReferralProgram? Find(Session session, int tenantId)
    {
        var select = session.Prepared(Select).Bind(tenantId);
        if (!select.Read()) return null;
        var found = new StoredReferralProgram(
            JsonSerializer.Deserialize(select.GetBytes(0), CoreJson.Default.ReferralProgram)!, select.GetInt64(1));
        select.Reset();
        return found;
    }

    /// <summary>Sets the tenant's referral program, inside a batch that changes the tenant's programs.</summary>
    /// <param name="isConditional">Whether the caller names the state that is to be changed.</param>
    /// <param name="revisions">One of which it then must have; null: any.</param>
    /// <returns>
    /// Refused with <c>program_not_found</c>, with <c>precondition_required</c> where there is one and no state is
    /// named, or with <c>precondition_failed</c> where it has another, or there is none.
    /// </returns>
    public static (StoredReferralProgram? Stored, bool IsNew, Refusal? Refusal) Put(
        Batch batch, int tenantId, ReferralProgram program, bool isConditional, IReadOnlyList<long>? revisions)
    {
        var known = Find(batch.Session, tenantId);
        if (known is not null && !isConditional)
        {
            return (null, false, new Refusal(
                "precondition_required", "There is a referral program: a change needs If-Match with its ETag."));
        }

        if (isConditional && (known is null || revisions?.Contains(known.Revision) == false))
        {
            return (null, false, new Refusal(
                "precondition_failed", "The referral program is not as it was when If-Match was given out."));
        }

        if (!ProgramRows.Exists(batch.Session, tenantId, program.ProgramId))
            return (null, false, ProgramRows.NotFound("/programId"));
        var document = JsonSerializer.SerializeToUtf8Bytes(program, CoreJson.Default.ReferralProgram);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        if (known is null)
            batch.Session.Prepared(Insert).Bind(tenantId).Bind(document).Bind(now).Bind(now).Execute();
        else batch.Session.Prepared(Update).Bind(document).Bind(now).Bind(tenantId).Execute();
        batch.Catalogs.Changed(tenantId);
        return (new StoredReferralProgram(program, (known?.Revision ?? 0) + 1), known is null, null);
    }
}

using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>Writes over affiliates, to be run inside a batch that changes the tenant's programs.</summary>
public static class AffiliateWrites
{
    private const string Insert = """
        INSERT INTO affiliates
          (tenant_id, affiliate_id, name, code, kind, rate, currency, within_days, revision, created_at, updated_at)
        VALUES (@tenant, @affiliate, @name, @code, @kind, @rate, @currency, @days, @revision, @created, @updated)
        """;

    private const string Update = """
        UPDATE affiliates SET name = @name, code = @code, kind = @kind, rate = @rate, currency = @currency,
          within_days = @days, revision = @revision, updated_at = @updated
        WHERE tenant_id = @tenant AND affiliate_id = @affiliate
        """;

    /// <returns>Null where done; <c>affiliate_code_taken</c>.</returns>
    public static Refusal? Create(Batch batch, int tenantId, Affiliate affiliate)
    {
        if (Taken(batch, tenantId, affiliate) is { } taken) return taken;
        batch.Session.Prepared(Insert)
            .Bind(tenantId).Bind(affiliate.Id).Bind(affiliate.Name).Bind(affiliate.Code)
            .Bind((int)affiliate.Commission.Kind).Bind(affiliate.Commission.Rate).Bind(affiliate.Currency)
            .Bind((long)affiliate.WithinDays).Bind(affiliate.Revision).Bind(affiliate.CreatedAt.UnixMilliseconds)
            .Bind(affiliate.UpdatedAt.UnixMilliseconds).Execute();
        batch.Catalogs.Changed(tenantId);
        return null;
    }

    /// <summary>Writes a changed affiliate, whose revision the caller has raised by one.</summary>
    /// <returns>Null where done; <c>affiliate_code_taken</c>.</returns>
    public static Refusal? Change(Batch batch, int tenantId, Affiliate affiliate)
    {
        if (Taken(batch, tenantId, affiliate) is { } taken) return taken;
        batch.Session.Prepared(Update)
            .Bind(affiliate.Name).Bind(affiliate.Code).Bind((int)affiliate.Commission.Kind)
            .Bind(affiliate.Commission.Rate).Bind(affiliate.Currency).Bind((long)affiliate.WithinDays)
            .Bind(affiliate.Revision).Bind(affiliate.UpdatedAt.UnixMilliseconds).Bind(tenantId).Bind(affiliate.Id)
            .Execute();
        batch.Catalogs.Changed(tenantId);
        return null;
    }

    // The tenant's programs are locked, so nobody takes it in between.
    private static Refusal? Taken(Batch batch, int tenantId, Affiliate affiliate) =>
        batch.Catalog(tenantId).Affiliates.ByCode(affiliate.Code) is { } other && other.Id != affiliate.Id
            ? new Refusal(
                "affiliate_code_taken", "Another affiliate has this code.",
                [new Fault("/code", FaultCodes.Duplicate, "Belongs to another affiliate.")])
            : null;
}

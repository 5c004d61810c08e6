using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Lifetimes;

/// <summary>A model as it is stored.</summary>
/// <param name="AsOf">Up to when the histories it was learned from were known.</param>
/// <param name="Document">UTF-8 JSON.</param>
public sealed record StoredLifetimeModel(string Currency, Instant AsOf, byte[] Document, Instant FittedAt);

/// <summary>The models that were last learned from a tenant's members, one a currency.</summary>
public static class LifetimeModelRows
{
    private const string Select = """
        SELECT as_of, document, fitted_at FROM lifetime_models WHERE tenant_id = @tenant AND currency = @currency
        """;

    private const string Insert = """
        INSERT INTO lifetime_models (tenant_id, currency, as_of, document, fitted_at)
        VALUES (@tenant, @currency, @asOf, @document, @fittedAt)
        """;

    private const string Update = """
        UPDATE lifetime_models SET as_of = @asOf, document = @document, fitted_at = @fittedAt
        WHERE tenant_id = @tenant AND currency = @currency
        """;

    /// <summary>Null where none was learned yet.</summary>
    public static StoredLifetimeModel? Find(Session session, int tenantId, string currency)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(currency);
        if (!select.Read()) return null;
        var found = new StoredLifetimeModel(
            currency, new Instant(select.GetInt64(0)), select.GetBytes(1).ToArray(), new Instant(select.GetInt64(2)));
        select.Reset();
        return found;
    }

    /// <summary>Keeps a model instead of the one before; one that knows more stays.</summary>
    public static void Put(Batch batch, int tenantId, StoredLifetimeModel model)
    {
        var known = Find(batch.Session, tenantId, model.Currency);
        if (known is null)
        {
            batch.Session.Prepared(Insert).Bind(tenantId).Bind(model.Currency).Bind(model.AsOf.UnixMilliseconds)
                .Bind(model.Document).Bind(model.FittedAt.UnixMilliseconds).Execute();
        }
        else if (known.AsOf <= model.AsOf)
        {
            batch.Session.Prepared(Update).Bind(model.AsOf.UnixMilliseconds).Bind(model.Document)
                .Bind(model.FittedAt.UnixMilliseconds).Bind(tenantId).Bind(model.Currency).Execute();
        }
    }
}

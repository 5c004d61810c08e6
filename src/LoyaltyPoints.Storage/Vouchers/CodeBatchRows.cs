using System.Text;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Queries over batches of codes.</summary>
public static class CodeBatchRows
{
    private const string Select = """
        SELECT tenant_id, batch_key, batch_id, request_hash, series_id, version, size, made, created_at
        FROM voucher_batches WHERE tenant_id = @tenant AND batch_key = @key
        """;

    private const string SelectCodes =
        "SELECT codes FROM voucher_batch_codes WHERE tenant_id = @tenant AND batch_id = @batch AND number = @number";

    /// <summary>Null where nothing was made under this key.</summary>
    public static CodeBatch? Find(Session session, int tenantId, string key)
    {
        var select = session.Prepared(Select).Bind(tenantId).Bind(key);
        if (!select.Read()) return null;
        var batch = CodeBatchTable.Read(select);
        select.Reset();
        return batch;
    }

    /// <summary>The codes of one chunk in plain form, one behind the other; empty where it was not made.</summary>
    public static string Chunk(Session session, int tenantId, Guid batchId, int number)
    {
        var select = session.Prepared(SelectCodes).Bind(tenantId).Bind(batchId).Bind(number);
        if (!select.Read()) return "";
        var codes = Encoding.ASCII.GetString(select.GetBytes(0));
        select.Reset();
        return codes;
    }
}

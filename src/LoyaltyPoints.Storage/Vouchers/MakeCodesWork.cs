using System.Text;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>
/// Makes the next chunk of a batch of codes. Answered with the codes in plain form, one behind the other, as 201; with
/// nothing, as 200, where the chunk is there already or belongs to another version of the series.
/// </summary>
/// <param name="key">The Idempotency-Key of the request for all of them, kept for ever.</param>
/// <param name="series">The version that the batch began with, or begins with now.</param>
/// <param name="chunk">Which one, from 0.</param>
public sealed class MakeCodesWork(
    int tenantId, RequestKey key, VoucherSeries series, long size, long? balance, int chunk)
    : Work(tenantId, null, null)
{
    /// <summary>Codes of one transaction: enough to share a commit, and not so many that tills wait for it.</summary>
    public const int ChunkSize = 1000;

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch) => batch.Vouchers.CodeBatches.Need((TenantId, key.Key));

    protected internal override WorkResult Execute(Batch batch)
    {
        var now = batch.NowOf(TenantId);
        var known = batch.Vouchers.CodeBatches.Find((TenantId, key.Key))
            ?? new CodeBatch(batch.Ids.Next(), key.RequestHash, series.Id, series.Version, size, 0, now);
        if (!known.RequestHash.AsSpan().SequenceEqual(key.RequestHash))
            return new Refusal("idempotency_key_reused", "This Idempotency-Key was used for another request.");
        if (known.Version != series.Version || known.Made != (long)chunk * ChunkSize) return new Answer(200, default);
        var codes = new StringBuilder();
        var count = (int)Math.Min(ChunkSize, known.Size - known.Made);
        for (var made = 0; made < count; made++)
        {
            var (voucher, refusal) = batch.Vouchers.Issue(TenantId, series, null, now, balance);
            // For the first as for any: nothing is staged yet.
            if (voucher is null) return refusal!;
            codes.Append(voucher.Code);
        }

        var bytes = Encoding.ASCII.GetBytes(codes.ToString());
        batch.Vouchers.CodeBatches.Stage(
            TenantId, key.Key, known with { Made = known.Made + count }, chunk, bytes);
        return new Answer(201, bytes);
    }
}

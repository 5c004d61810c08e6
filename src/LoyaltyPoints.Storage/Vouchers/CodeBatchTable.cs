using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Codes that are made in great numbers for one request.</summary>
/// <param name="RequestHash">SHA-256 of the request that asked for them.</param>
/// <param name="Version">Of the series, as it was when the first was made; the same for all.</param>
/// <param name="Size">How many there shall be.</param>
/// <param name="Made">How many there are.</param>
public sealed record CodeBatch(
    Guid Id, byte[] RequestHash, Guid SeriesId, int Version, long Size, long Made, Core.Instant CreatedAt);

/// <summary>The batches of codes that are being made, each locked by its row, and their new codes.</summary>
internal sealed class CodeBatchTable : BatchTable<(int TenantId, string Key), CodeBatch>
{
    private static readonly Column[] Key = [Int("tenant_id"), Text("batch_key")];

    private static readonly Column[] Row =
    [
        .. Key, Id("batch_id"), Bytes("request_hash"), Id("series_id"), Int("version"), Long("size"), Long("made"),
        Long("created_at"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("voucher_batches", Key, Row, RowLock.Exclusive);

    private static readonly SetStatement Append = Insert("voucher_batches", Row);

    private static readonly SetStatement Change = Update("voucher_batches", Key, [Long("made")]);

    private static readonly SetStatement AppendCodes = Insert(
        "voucher_batch_codes", Int("tenant_id"), Id("batch_id"), Int("number"), Bytes("codes"));

    private readonly HashSet<(int TenantId, string Key)> stored = [];
    private readonly Dictionary<(int TenantId, string Key), CodeBatch> staged = [];
    private RowSet codes = new(AppendCodes);

    /// <param name="number">Of the chunk, from 0.</param>
    /// <param name="chunk">ASCII, one code behind the other.</param>
    public void Stage(int tenantId, string key, CodeBatch batch, int number, byte[] chunk)
    {
        Put((tenantId, key), batch);
        staged[(tenantId, key)] = batch;
        codes.Add(tenantId).Add(batch.Id).Add(number).Add(chunk);
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, batch) in staged.OrderBy(pair => pair.Key.Key, StringComparer.Ordinal))
        {
            if (stored.Add(key))
            {
                first.Add(key.TenantId).Add(key.Key).Add(batch.Id).Add(batch.RequestHash).Add(batch.SeriesId)
                    .Add(batch.Version).Add(batch.Size).Add(batch.Made).Add(batch.CreatedAt.UnixMilliseconds);
            }
            else
            {
                later.Add(key.TenantId).Add(key.Key).Add(batch.Made);
            }
        }

        trip.Write(first).WriteAll(later).Write(codes);
        staged.Clear();
        codes = new RowSet(AppendCodes);
    }

    /// <summary>A row of <see cref="CodeBatchRows"/>'s or of this table's own columns.</summary>
    internal static CodeBatch Read(IRow row) => new(
        row.GetGuid(2), row.GetBytes(3).ToArray(), row.GetGuid(4), row.GetInt32(5), row.GetInt64(6), row.GetInt64(7),
        new Core.Instant(row.GetInt64(8)));

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, string Key)> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var (tenantId, key) in keys.OrderBy(key => key.Key, StringComparer.Ordinal))
            wanted.Add(tenantId).Add(key);
        trip.Find(wanted, row =>
        {
            stored.Add((row.GetInt32(0), row.GetText(1)!));
            Put((row.GetInt32(0), row.GetText(1)!), Read(row));
        });
    }
}

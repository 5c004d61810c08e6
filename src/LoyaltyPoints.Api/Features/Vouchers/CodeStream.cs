using System.Buffers;
using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Lines;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;
using Refusal = LoyaltyPoints.Core.Refusal;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>
/// Makes codes in great numbers and answers them line by line, each after its commit. Asked again with the same key, it
/// begins with those that are there and goes on with those that are not.
/// </summary>
internal sealed class CodeStream(ReadPool readers, LedgerWriter writer)
{
    private const int MostTries = 30;

    private static readonly SeriesJson Json = new(StrictJson.NewOptions());
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WaitForDatabase = TimeSpan.FromSeconds(1);

    public async Task<IResult> AnswerAsync(
        HttpContext context, int tenantId, Guid seriesId, CodesRequest request, RequestKey key)
    {
        var order = new Order(tenantId, seriesId, request.Count!.Value, request.Balance, key);
        var first = await NextAsync(order, 0, context.RequestAborted);
        // Nothing is answered yet, so a refusal has a status of its own.
        if (first.Refusal is { } refusal) return Writes.Problem(refusal);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = LineBatch.MediaType;
        var written = 0L;
        for (var (chunk, next) = (0, first); ;)
        {
            written = Write(context.Response.BodyWriter, next.Codes, written);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            if (written >= order.Size) return Results.Empty;
            next = await NextAsync(order, ++chunk, context.RequestAborted);
            if (next.Refusal is not { } broken) continue;
            WriteProblem(context.Response.BodyWriter, broken);
            return Results.Empty;
        }
    }

    private static long Write(IBufferWriter<byte> output, string codes, long written)
    {
        var lines = new StringBuilder();
        for (var at = 0; at < codes.Length; at += VoucherCode.MadeLength)
        {
            var shown = VoucherCode.Show(codes.Substring(at, VoucherCode.MadeLength), null);
            lines.Append(null, $"{{\"number\":{++written},\"code\":\"{shown}\"}}\n");
        }

        Encoding.UTF8.GetBytes(lines.ToString(), output);
        return written;
    }

    private static void WriteProblem(IBufferWriter<byte> output, Refusal refusal)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WritePropertyName("problem"u8);
            JsonSerializer.Serialize(json, new CodeProblem(refusal.Code, refusal.Detail), Json.CodeProblem);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
    }

    // The chunk as it is in the database, or made now. Another request of the same key may make it in between.
    private async Task<(string Codes, Refusal? Refusal)> NextAsync(
        Order order, int chunk, CancellationToken cancellation)
    {
        for (var tries = 1; ;)
        {
            var (batch, series) = readers.Read(session => Look(session, order));
            if (series is null) return ("", SeriesRows.NotFound);
            if (batch is not null && batch.Made > (long)chunk * MakeCodesWork.ChunkSize
                && batch.RequestHash.AsSpan().SequenceEqual(order.Key.RequestHash))
                return (readers.Read(session => CodeBatchRows.Chunk(session, order.TenantId, batch.Id, chunk)), null);
            while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
            var result = await writer.WriteAsync(new MakeCodesWork(
                order.TenantId, order.Key, series, order.Size, order.Balance, chunk));
            if (result.Answer is { Status: StatusCodes.Status201Created } made)
                return (Encoding.ASCII.GetString(made.Body.Span), null);
            if (result.Refusal is not { } refusal) continue;
            // Midway, patience is worth more than an answer that is not complete.
            if (chunk == 0 || ErrorCodes.Named(refusal.Code).Status != StatusCodes.Status503ServiceUnavailable
                || refusal.Code == ErrorCodes.ShuttingDown.Code || tries++ == MostTries) return ("", refusal);
            await Task.Delay(WaitForDatabase, cancellation);
        }
    }

    // The version the batch began with is that of all its codes; one that has not begun takes the latest.
    private static (CodeBatch? Batch, VoucherSeries? Series) Look(Storage.Session session, Order order)
    {
        var batch = CodeBatchRows.Find(session, order.TenantId, order.Key.Key);
        var version = batch is { } begun && begun.SeriesId == order.SeriesId ? begun.Version
            : SeriesRows.Find(session, order.TenantId, order.SeriesId)?.Version;
        return (batch, version is { } number
            ? SeriesRows.Version(session, order.TenantId, order.SeriesId, number) : null);
    }

    private sealed record Order(int TenantId, Guid SeriesId, long Size, long? Balance, RequestKey Key);
}

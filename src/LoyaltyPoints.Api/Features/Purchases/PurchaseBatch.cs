using System.Buffers;
using System.Data.Common;
using System.IO.Pipelines;
using System.Threading.Channels;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>
/// POST /v1/purchases/batch: a purchase a line in, an answer a line out, in order, while the rest is still coming in.
/// Each line stands for itself: one that is refused changes nothing for its neighbours.
/// </summary>
internal static class PurchaseBatch
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Lines whose commit is awaited at a time; more are not read before, so memory stays bounded.</summary>
    private const int InFlight = 2048;

    private static readonly WorkResult Failed =
        new Core.Refusal(ErrorCodes.InternalError.Code, ErrorCodes.InternalError.Description);

    public static async Task<IResult> PostAsync(HttpContext context, PurchaseIntake intake, LedgerWriter writer)
    {
        if (BodyBytes.RefuseMedia(context.Request, MediaType) is { } problem) return problem;
        if (context.Request.ContentLength > ApiInfrastructure.MaximumBatchLength)
            return Problem.Of(ErrorCodes.PayloadTooLarge);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = MediaType;
        var answers = Channel.CreateBounded<Task<WorkResult>>(
            new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        var lines = new BatchLines(intake, writer, context.Caller(), answers.Writer);
        await Task.WhenAll(
            lines.ReadAsync(context.Request.BodyReader, context.RequestAborted),
            WriteAsync(context.Response.BodyWriter, answers.Reader, context.RequestAborted));
        return Results.Empty;
    }

    private static async Task WriteAsync(
        PipeWriter output, ChannelReader<Task<WorkResult>> answers, CancellationToken cancellation)
    {
        var line = 0;
        while (await answers.WaitToReadAsync(cancellation))
        {
            while (answers.TryRead(out var pending))
            {
                // What is answered so far goes out before waiting for what is not.
                if (!pending.IsCompleted) await output.FlushAsync(cancellation);
                await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                BatchAnswer.Write(output, ++line, pending.IsCompletedSuccessfully ? await pending : Failed);
            }

            await output.FlushAsync(cancellation);
        }
    }
}

/// <summary>Cuts the request into lines and hands each to the writer.</summary>
internal sealed class BatchLines(
    PurchaseIntake intake, LedgerWriter writer, Caller caller, ChannelWriter<Task<WorkResult>> answers)
{
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    public async Task ReadAsync(PipeReader input, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(cancellation);
                var rest = read.Buffer;
                while (TryCut(ref rest, out var line)) await SubmitAsync(line, cancellation);
                if (rest.Length > BodyBytes.MaximumLength) break;
                if (read.IsCompleted)
                {
                    if (!rest.IsEmpty) await SubmitAsync(rest, cancellation);
                    input.AdvanceTo(rest.End);
                    return;
                }

                input.AdvanceTo(rest.Start, rest.End);
            }

            // A line that never ends: nothing behind it can be told apart any more.
            await answers.WriteAsync(Refused(Problem.Of(ErrorCodes.PayloadTooLarge)), cancellation);
        }
        finally
        {
            answers.Complete();
        }
    }

    private static bool TryCut(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        line = default;
        if (rest.PositionOf((byte)'\n') is not { } end) return false;
        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    private async ValueTask SubmitAsync(ReadOnlySequence<byte> sequence, CancellationToken cancellation)
    {
        var line = sequence.ToArray().AsMemory();
        if (line.Length > 0 && line.Span[^1] == '\r') line = line[..^1];
        // Batches leave half of the queue to the tills.
        while (!writer.HasRoomForBatches) await Task.Delay(WaitForRoom, cancellation);
        await answers.WriteAsync(Submit(line), cancellation);
    }

    private Task<WorkResult> Submit(ReadOnlyMemory<byte> line)
    {
        var body = PurchaseIntake.Parse(line);
        if (!body.TryGet(out var request, out var problem)) return Refused(problem);
        try
        {
            return intake.TryMakeWork(caller, request, null, out var work) is { } refusal
                ? Refused(refusal) : writer.WriteAsync(work!);
        }
        catch (DbException)
        {
            // The member could not be looked up: this line's fault alone, and it may be sent again.
            return Refused(Problem.Of(ErrorCodes.DatabaseUnavailable));
        }
    }

    private static Task<WorkResult> Refused(Problem problem) => Task.FromResult<WorkResult>(
        new Core.Refusal(problem.Code.Code, problem.Detail, problem.Errors ?? []));
}

using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Channels;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Lines;

/// <summary>Cuts the request into lines and hands each to the writer.</summary>
internal sealed class BatchLines(
    Func<ReadOnlyMemory<byte>, Task<WorkResult>> submit, LedgerWriter writer, ChannelWriter<Task<WorkResult>> answers)
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
            await answers.WriteAsync(LineBatch.Refused(Problem.Of(ErrorCodes.PayloadTooLarge)), cancellation);
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
        await answers.WriteAsync(submit(line), cancellation);
    }
}

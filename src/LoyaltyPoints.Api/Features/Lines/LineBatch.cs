using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Lines;

/// <summary>
/// A write a line in, an answer a line out, in order, while the rest is still coming in. Each line stands for itself:
/// one that is refused changes nothing for its neighbours.
/// </summary>
internal static class LineBatch
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>Lines whose commit is awaited at a time; more are not read before, so memory stays bounded.</summary>
    private const int InFlight = 2048;

    private static readonly WorkResult Failed =
        new Core.Refusal(ErrorCodes.InternalError.Code, ErrorCodes.InternalError.Description);

    /// <param name="what">What the answer to a line is called in it.</param>
    /// <param name="submit">Hands a line's write to the writer, or refuses it.</param>
    public static async Task<IResult> PostAsync(
        HttpContext context, LedgerWriter writer, JsonEncodedText what,
        Func<ReadOnlyMemory<byte>, Task<WorkResult>> submit)
    {
        if (BodyBytes.RefuseMedia(context.Request, MediaType) is { } problem) return problem;
        if (context.Request.ContentLength > ApiInfrastructure.MaximumBatchLength)
            return Problem.Of(ErrorCodes.PayloadTooLarge);
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = MediaType;
        var answers = Channel.CreateBounded<Task<WorkResult>>(
            new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        var (quotas, keyId) = (context.RequestServices.GetRequiredService<KeyQuotas>(), context.Caller().KeyId);
        // The first line is what the batch was let in for.
        var isFirst = true;
        var lines = new BatchLines(Counted, writer, answers.Writer);
        await Task.WhenAll(
            lines.ReadAsync(context.Request.BodyReader, context.RequestAborted),
            WriteAsync(context.Response.BodyWriter, what, answers.Reader, context.RequestAborted));
        return Results.Empty;

        Task<WorkResult> Counted(ReadOnlyMemory<byte> line)
        {
            if (!isFirst) quotas.TakeLine(keyId);
            isFirst = false;
            return submit(line);
        }
    }

    /// <summary>The result of a line that a problem stands against.</summary>
    public static Task<WorkResult> Refused(Problem problem) => Task.FromResult<WorkResult>(
        new Core.Refusal(problem.Code.Code, problem.Detail, problem.Errors ?? []));

    private static async Task WriteAsync(
        PipeWriter output, JsonEncodedText what, ChannelReader<Task<WorkResult>> answers,
        CancellationToken cancellation)
    {
        var line = 0;
        while (await answers.WaitToReadAsync(cancellation))
        {
            while (answers.TryRead(out var pending))
            {
                // What is answered so far goes out before waiting for what is not.
                if (!pending.IsCompleted) await output.FlushAsync(cancellation);
                await ((Task)pending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                BatchAnswer.Write(output, what, ++line, pending.IsCompletedSuccessfully ? await pending : Failed);
            }

            await output.FlushAsync(cancellation);
        }
    }
}

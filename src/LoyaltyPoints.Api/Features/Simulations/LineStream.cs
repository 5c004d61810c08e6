using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>
/// Takes turns at long readings, a page each, so that together they ask no more of the machine than one does; and gives
/// way to the tills between pages.
/// </summary>
internal sealed class ReadingTurns(LedgerWriter writer) : IDisposable
{
    private static readonly TimeSpan WaitForRoom = TimeSpan.FromMilliseconds(10);

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Whether the tills leave room; a page that finds they do not should come to its end.</summary>
    public bool HasRoom => writer.HasRoomForBatches;

    /// <summary>Runs one page on a thread of the pool.</summary>
    public async Task<T> TakeAsync<T>(Func<T> page, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            do await Task.Delay(WaitForRoom, cancellation);
            while (!HasRoom);
            return await Task.Run(page, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

/// <summary>Answers line by line, each sent on its way at once.</summary>
/// <param name="problem">The line that says why there is no result.</param>
internal sealed class LineStream<T>(HttpContext context, JsonTypeInfo<T> shape, Func<LineProblem, T> problem)
{
    public const string MediaType = "application/x-ndjson";

    /// <summary>
    /// Begins the answer. Numbers that leave their range are told of in its last line; where the database goes away the
    /// connection breaks, as with any answer that has begun.
    /// </summary>
    public async Task<IResult> RunAsync(Func<Task> lines)
    {
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = MediaType;
        try
        {
            await lines();
        }
        catch (OverflowException)
        {
            var code = ErrorCodes.AmountOverflow;
            await WriteAsync(problem(new LineProblem(code.Code, code.Description)));
        }

        return Results.Empty;
    }

    public async Task WriteAsync(T line)
    {
        Add(line);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    /// <summary>As <see cref="WriteAsync"/>, to be sent with the next line that is.</summary>
    public void Add(T line)
    {
        var output = context.Response.BodyWriter;
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true }))
            JsonSerializer.Serialize(writer, line, shape);
        output.Write("\n"u8);
    }
}

using System.Net.Http.Headers;

namespace LoyaltyPoints.Cli.Http;

/// <summary>Sends a request until it is answered for good, see <see cref="Patience"/>.</summary>
internal sealed class RetryingSender(HttpClient http, TimeProvider time)
{
    private long retries;

    /// <summary>How often a request was sent again so far.</summary>
    public long Retries => Interlocked.Read(ref retries);

    /// <param name="request">Makes the request anew for every try.</param>
    /// <param name="cancellation">Ends the sending, also within a pause.</param>
    /// <returns>The answer with its body read whole. The caller disposes of it.</returns>
    /// <exception cref="ServiceUnreachableException">All tries failed.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var (answer, lost) = await TryAsync(request, cancellation);
            if (answer is not null && !Patience.IsPassing(answer.StatusCode)) return answer;
            var asked = RetryAfter(answer?.Headers.RetryAfter);
            var what = answer is null ? lost!.Message : $"It answers {(int)answer.StatusCode} {answer.StatusCode}.";
            answer?.Dispose();
            if (tries == Patience.MostTries)
            {
                throw new ServiceUnreachableException(
                    $"{http.BaseAddress} did not serve a request in {tries} tries. {what}", lost);
            }

            await PauseAsync(tries, asked, cancellation);
        }
    }

    /// <summary>Waits before something is sent again, and counts it; see <see cref="Patience.Pause"/>.</summary>
    public Task PauseAsync(int tries, TimeSpan? asked, CancellationToken cancellation)
    {
        Interlocked.Increment(ref retries);
        return Task.Delay(Patience.Pause(tries, asked, Random.Shared.NextDouble()), time, cancellation);
    }

    private async Task<(HttpResponseMessage? Answer, Exception? Lost)> TryAsync(
        Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        using var message = request();
        try
        {
            return (await http.SendAsync(message, cancellation), null);
        }
        catch (HttpRequestException lost)
        {
            return (null, lost);
        }
        catch (TaskCanceledException late) when (late.InnerException is TimeoutException)
        {
            return (null, late);
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? header?.Date - time.GetUtcNow();
}

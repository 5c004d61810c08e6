using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LoyaltyPoints.Client.Http;

/// <summary>Sends a call until it is answered for good, and reads the answer.</summary>
internal sealed class Sender(HttpClient http, string key, RetryOptions retries, TimeProvider time)
{
    private const string Json = "application/json";
    private const string NdJson = "application/x-ndjson";

    private static readonly ProductInfoHeaderValue Agent =
        new("LoyaltyPoints.Client", typeof(Sender).Assembly.GetName().Version?.ToString(3));

    private readonly AuthenticationHeaderValue authorization = new("Bearer", key);
    private long again;

    public HttpClient Http => http;

    public long Retries => Interlocked.Read(ref again);

    public async Task<Answer> SendAsync(Call call, CancellationToken cancellation)
    {
        using var response = await GetResponseAsync(call, Json, cancellation);
        return Head(response);
    }

    public async Task<Answer<T>> SendAsync<T>(Call call, CancellationToken cancellation)
    {
        using var response = await GetResponseAsync(call, Json, cancellation);
        var body = await response.Content.ReadAsStreamAsync(cancellation);
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(body, WireJson.Options, cancellation);
            return With(value ?? throw new JsonException("It is null."), Head(response));
        }
        catch (JsonException strange)
        {
            // For example a page of the network's own, which wants somebody to sign in.
            throw new LoyaltyUnreachableException(
                $"{call.Name} was answered with what is not the service's: {strange.Message}", strange);
        }
    }

    public async Task<Answer<string>> SendForTextAsync(Call call, string mediaType, CancellationToken cancellation)
    {
        using var response = await GetResponseAsync(call, mediaType, cancellation);
        return With(await response.Content.ReadAsStringAsync(cancellation), Head(response));
    }

    /// <summary>Reads an answer line by line, as it comes in. Once it begins, it is not asked for again.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(
        Call call, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var response = await GetResponseAsync(
            call, NdJson, cancellation, HttpCompletionOption.ResponseHeadersRead);
        using var text = new StreamReader(await response.Content.ReadAsStreamAsync(cancellation));
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            if (line.Length == 0) continue;
            yield return JsonSerializer.Deserialize<T>(line, WireJson.Options)
                ?? throw new JsonException($"{call.Name} was answered with a line of null.");
        }
    }

    private async Task<HttpResponseMessage> GetResponseAsync(
        Call call, string mediaType, CancellationToken cancellation,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        for (var tries = 1; ; tries++)
        {
            var (response, lost) = await TryAsync(call, mediaType, completion, cancellation);
            if (response is { IsSuccessStatusCode: true }) return response;
            var asked = RetryAfter(response?.Headers.RetryAfter);
            if (!MayPass(response?.StatusCode, call) || tries >= retries.MostTries)
            {
                using var refused = response ?? throw new LoyaltyUnreachableException(
                    $"{call.Name} was not answered in {tries} tries: {lost!.Message}", lost);
                throw new LoyaltyProblemException(
                    (int)refused.StatusCode, await ReadProblemAsync(refused, cancellation), asked);
            }

            response?.Dispose();
            Interlocked.Increment(ref again);
            await Task.Delay(retries.Pause(tries, asked, Random.Shared.NextDouble()), time, cancellation);
        }
    }

    private async Task<(HttpResponseMessage? Response, Exception? Lost)> TryAsync(
        Call call, string mediaType, HttpCompletionOption completion, CancellationToken cancellation)
    {
        using var request = call.ToRequest();
        request.Headers.Authorization = authorization;
        request.Headers.UserAgent.Add(Agent);
        request.Headers.Accept.ParseAdd(mediaType);
        try
        {
            return (await http.SendAsync(request, completion, cancellation), null);
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

    /// <param name="status">Null where no answer came.</param>
    private static bool MayPass(HttpStatusCode? status, Call call) => status switch
    {
        HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => true,
        null or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => call.IsRepeatable,
        _ => false,
    };

    private static async Task<Problem?> ReadProblemAsync(HttpResponseMessage refused, CancellationToken cancellation)
    {
        if (refused.Content.Headers.ContentType?.MediaType != "application/problem+json") return null;
        try
        {
            var body = await refused.Content.ReadAsStreamAsync(cancellation);
            return await JsonSerializer.DeserializeAsync<Problem>(body, WireJson.Options, cancellation);
        }
        catch (JsonException)
        {
            // A problem document, but of something else that stands in between.
            return null;
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) =>
        header?.Delta ?? header?.Date - time.GetUtcNow();

    private static Answer Head(HttpResponseMessage response) => new(
        (int)response.StatusCode, response.Headers.ETag?.ToString(),
        First(response, "Idempotency-Replayed") == "true", First(response, "X-Request-Id"));

    private static Answer<T> With<T>(T value, Answer head) =>
        new(value, head.Status, head.ETag, head.Replayed, head.RequestId);

    private static string? First(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;
}

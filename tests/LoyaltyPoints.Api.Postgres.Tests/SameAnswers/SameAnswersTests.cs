using System.Net.Http.Headers;
using System.Text;
using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.SameAnswers;

/// <summary>Nobody can tell from the answers which engine is behind the service.</summary>
public sealed class SameAnswersTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Everything_that_was_asked_on_sqlite_is_answered_on_postgres_to_the_byte_as_it_was_there()
    {
        var start = TimeProvider.System.GetUtcNow();
        var (told, retold) = (new Aliases(start), new Aliases(start));
        var original = await AskAsync();
        // With more than one, the lines of a batch may overtake each other.
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Writer__Connections"] = "1" });
        using var recorder = new Recorder();
        using var client = new HttpClient(recorder) { BaseAddress = server.Address };
        var differences = new List<string>();
        foreach (var exchange in original)
        {
            using var request = Again(exchange, told, retold);
            using var _ = await client.SendAsync(request);
            var (expected, answer) = (told.Hide(exchange.Answer), retold.Hide(recorder.Exchanges[^1].Answer));
            if (answer != expected)
                differences.Add($"{exchange.Method} {exchange.Path}\nSQLite: {expected}\nPostgreSQL: {answer}");
        }

        output.WriteLine($"{original.Count} answers");
        Assert.True(differences.Count == 0, $"{differences.Count} differ:\n{string.Join("\n\n", differences.Take(5))}");
        Assert.InRange(original.Count, 3000, int.MaxValue);
        await server.VerifyBookAsync();
    }

    private static async Task<List<Exchange>> AskAsync()
    {
        await using var server = await ServerProcess.StartAsync(database: new SqliteDatabase());
        using var recorder = new Recorder();
        using var api = new ApiClient(server.Address, ServerProcess.BootstrapKey, recorder);
        await new Conversation(server, api).RunAsync();
        return recorder.Exchanges;
    }

    /// <summary>The same request, with what this server made up in place of what the other did.</summary>
    private static HttpRequestMessage Again(Exchange exchange, Aliases told, Aliases retold)
    {
        var request = new HttpRequestMessage(exchange.Method, told.Translate(exchange.Path, retold));
        foreach (var (name, value) in exchange.Headers)
            request.Headers.TryAddWithoutValidation(name, told.Translate(value, retold));
        if (exchange.Body is not { } body) return request;
        // Byte by byte, for some bodies are no text.
        request.Content = new ByteArrayContent(
            Encoding.Latin1.GetBytes(told.Translate(Encoding.Latin1.GetString(body), retold)));
        if (exchange.ContentType is { } type) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }
}

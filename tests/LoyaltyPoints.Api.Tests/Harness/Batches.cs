using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Batches of purchases: NDJSON in, NDJSON out.</summary>
public static class Batches
{
    public const string Path = "/v1/purchases/batch";

    public const string MediaType = "application/x-ndjson";

    /// <summary>Sends lines as they are and reads one answer a line.</summary>
    public static async Task<List<JsonNode>> PostBatchAsync(this ApiClient api, params IEnumerable<string> lines)
    {
        var body = Content(string.Concat(lines.Select(line => line + '\n')));
        var answer = (await api.SendAsync(HttpMethod.Post, Path, body)).Expect(200);
        Assert.Equal(MediaType, answer.MediaType);
        var answers = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. answers.Select(line => JsonNode.Parse(line)!)];
    }

    public static HttpContent Content(string text) => new ByteArrayContent(Encoding.UTF8.GetBytes(text))
    {
        Headers = { ContentType = new MediaTypeHeaderValue(MediaType) },
    };
}

using System.Net;
using System.Text;

namespace LoyaltyPoints.Api.Tests.Cli;

/// <summary>Answers requests from a list, one after the other, and remembers what was asked.</summary>
internal sealed class ScriptedHandler(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
{
    private int next;

    /// <summary>Method, path with query, body.</summary>
    public List<string> Requests { get; } = [];

    public static Func<HttpResponseMessage> Says(
        HttpStatusCode status, string body = "{}", string type = "application/json", string? header = null) => () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (header?.Split(": ") is [var name, var value]) answer.Headers.Add(name, value);
        return answer;
    };

    public static HttpResponseMessage Breaks() => throw new HttpRequestException("The connection broke.");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add($"{request.Method} {request.RequestUri!.PathAndQuery} {body}".TrimEnd());
        return answers[Math.Min(next++, answers.Length - 1)]();
    }
}

using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API4:2023, unrestricted resource consumption: all that a caller can make large has an end.</summary>
[Collection(TwoShopsCollection.Name)]
public sealed partial class Api4ResourceTests(TwoShops shops)
{
    [Fact]
    public async Task Every_operation_with_a_body_refuses_one_that_is_too_large_or_compressed()
    {
        List<string> complaints = [];
        var large = new string(' ', (1 << 20) + 1);
        foreach (var operation in shops.Operations.Where(one => one.Sample is not null))
        {
            if (operation.Path == "/v1/partner-links" || shops.Ours.Fill(operation) is not { } path) continue;
            var method = HttpMethod.Parse(operation.Method);
            var tooLarge = await shops.Ours.Api.SendAsync(method, path, ApiClient.Content(large), [("If-Match", "*")]);
            if (tooLarge.Status != 413) complaints.Add($"{operation} takes a large body: {tooLarge}");
            var zip = new ByteArrayContent([0x1f, 0x8b, 8, 0]);
            zip.Headers.ContentType = new("application/json");
            zip.Headers.ContentEncoding.Add("gzip");
            var compressed = await shops.Ours.Api.SendAsync(method, path, zip, [("If-Match", "*")]);
            if (compressed.Status != 415) complaints.Add($"{operation} takes a compressed body: {compressed}");
        }

        Complaints.None(complaints);
    }

    [Fact]
    public async Task Every_list_refuses_a_page_that_is_too_long()
    {
        List<string> complaints = [];
        foreach (var operation in shops.Operations.Where(one => one.QueryParameters.Contains("limit")))
        {
            var path = shops.Ours.Fill(operation)!;
            foreach (var limit in (string[])["10001", "2147483648", "-1", "0"])
            {
                var answer = await operation.SendAsync(
                    shops.Ours.Api, $"{path}{operation.Month}&currency=CNY&limit={limit}", null);
                if (answer.Status != 400) complaints.Add($"{operation} limit={limit}: {answer}");
            }
        }

        Complaints.None(complaints);
    }

    [Fact]
    public async Task A_body_that_nests_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 33)) + "1" + new string('}', 33);
        foreach (var path in (string[])["/v1/programs", "/v1/members", "/v1/purchases", "/v1/segments"])
        {
            var answer = await shops.Ours.Api.SendAsync(HttpMethod.Post, path, ApiClient.Content(deep));
            Assert.Null(ProblemCheck.Complaint(answer, [400]));
        }
    }

    [Fact]
    public async Task Who_sends_a_body_byte_by_byte_is_not_waited_for()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(shops.Server.Address.Host, shops.Server.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/members HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {ServerProcess.BootstrapKey}\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var reader = new StreamReader(stream);
        Assert.Contains(" 408 ", await reader.ReadLineAsync(patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_do_not_end_are_refused()
    {
        var answer = await shops.Ours.Api.SendAsync(
            HttpMethod.Get, "/v1/programs", content: null, [("X-Long", new string('x', 40_000))]);

        Assert.Equal(431, answer.Status);
    }

    // A repetition without end of a repetition is what makes backtracking explode; without one, time grows with a small
    // power of the length at most, and every text that is matched has a bounded length.
    [Fact]
    public void No_pattern_repeats_what_repeats()
    {
        var patterns = ((Assembly[])[typeof(Program).Assembly, typeof(Placement).Assembly, typeof(Instant).Assembly])
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(
                BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<GeneratedRegexAttribute>()?.Pattern).OfType<string>().ToList();

        Assert.NotEmpty(patterns);
        Assert.DoesNotContain(patterns, pattern => RepeatedRepetition().IsMatch(pattern));
        Assert.Matches(RepeatedRepetition(), "^(a+)+$");
    }

    [GeneratedRegex(@"\([^()]*[^\\(][+*][^()]*\)(?:[+*]|{[0-9]+,})")]
    private static partial Regex RepeatedRepetition();
}

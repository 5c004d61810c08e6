using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace LoyaltyPoints.Tests.Webhooks;

/// <summary>
/// What a receiver of webhooks has to do, whatever it is written in. Messages are signed here by the specification,
/// with nothing of the clients'.
/// </summary>
internal static class ReceiverCheck
{
    private const string Body = """{"type":"purchase.recorded","data":{"id":"pur_1"}}""";

    private static long Now => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Sends good and bad messages, kills it with a torn last line, and sends again.</summary>
    public static async Task CheckAsync(ReceiverProcess receiver)
    {
        using var client = new HttpClient();
        var (current, replaced) = (ReceiverProcess.Secrets[0], ReceiverProcess.Secrets[1]);
        const string stranger = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        await receiver.StartAsync();

        await SendAsync("msg_1", Now, current, Body, Body, HttpStatusCode.NoContent);
        await SendAsync("msg_1", Now, current, Body, Body, HttpStatusCode.NoContent);
        await SendAsync("msg_2", Now, replaced, Body, Body, HttpStatusCode.NoContent);
        await SendAsync("msg_3", Now, current, Body, Body + " ", HttpStatusCode.Unauthorized);
        await SendAsync("msg_4", Now, stranger, Body, Body, HttpStatusCode.Unauthorized);
        await SendAsync("msg_5", Now - 360, current, Body, Body, HttpStatusCode.Unauthorized);
        await SendAsync("msg_6", Now + 360, current, Body, Body, HttpStatusCode.Unauthorized);
        using (var unsigned = await client.PostAsync(receiver.Address, new StringContent(Body)))
            Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Equal(["msg_1", "msg_2"], Kept());

        await receiver.KillAsync();
        await File.AppendAllTextAsync(receiver.Inbox, "{\"id\":\"msg_7\",\"bo");
        await receiver.StartAsync();
        await SendAsync("msg_2", Now, current, Body, Body, HttpStatusCode.NoContent);
        await SendAsync("msg_7", Now, current, Body, Body, HttpStatusCode.NoContent);
        Assert.Equal(["msg_1", "msg_2", "msg_7"], Kept());

        async Task SendAsync(
            string id, long timestamp, string secret, string signed, string sent, HttpStatusCode expected)
        {
            var text = $"{id}.{timestamp.ToString(CultureInfo.InvariantCulture)}.{signed}";
            var key = Convert.FromBase64String(secret["whsec_".Length..]);
            using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Address);
            request.Content = new StringContent(sent);
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("webhook-signature",
                "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))));
            using var answer = await client.SendAsync(request);
            Assert.True(answer.StatusCode == expected, $"{id}: {answer.StatusCode}, not {expected}");
        }

        List<string?> Kept() => [.. File.ReadAllLines(receiver.Inbox).Select(line => JsonNode.Parse(line)!)
            .Select(line => (string?)line["id"])];
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace LoyaltyPoints.Cli.Http;

/// <summary>Sends purchases in one request, a line of JSON each, and reads a line of answer each.</summary>
internal static class BatchPost
{
    private static readonly ContractJson Json = ContractJson.Default;

    /// <summary>
    /// Lines that the service had no room for are sent again, after their neighbours were recorded: then the order of
    /// recording is not that of the list.
    /// </summary>
    /// <exception cref="ServiceUnreachableException">Some line found no room through all tries.</exception>
    public static async Task<IReadOnlyList<Answer<PurchaseView>>> SendAsync(
        RetryingSender sender, IReadOnlyList<NewPurchase> purchases, CancellationToken cancellation)
    {
        var answers = new Answer<PurchaseView>?[purchases.Count];
        var open = Enumerable.Range(0, purchases.Count).ToList();
        for (var tries = 1; ; tries++)
        {
            var lines = await PostAsync(sender, open.ConvertAll(at => purchases[at]), cancellation);
            for (var i = 0; i < lines.Count; i++)
            {
                if (!Patience.IsPassing((HttpStatusCode)lines[i].Status)) answers[open[i]] = lines[i];
            }

            open = open.FindAll(at => answers[at] is null);
            if (open.Count == 0) return answers!;
            if (tries == Patience.MostTries)
                throw new ServiceUnreachableException($"{open.Count} lines of a batch found no room.", null);
            await sender.PauseAsync(tries, null, cancellation);
        }
    }

    private static async Task<List<Answer<PurchaseView>>> PostAsync(
        RetryingSender sender, List<NewPurchase> purchases, CancellationToken cancellation)
    {
        var body = new MemoryStream();
        foreach (var purchase in purchases)
        {
            JsonSerializer.Serialize(body, purchase, Json.NewPurchase);
            body.WriteByte((byte)'\n');
        }

        using var answer = await sender.SendAsync(() => Request(body.ToArray()), cancellation);
        using var text = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        if (!answer.IsSuccessStatusCode)
        {
            // Refused as a whole, e.g. for its key: that is the answer to every line.
            var problem = JsonSerializer.Deserialize(await text.ReadToEndAsync(cancellation), Json.ProblemView);
            return purchases.ConvertAll(
                _ => new Answer<PurchaseView>((int)answer.StatusCode, null, problem, false));
        }

        var lines = new List<Answer<PurchaseView>>();
        while (await text.ReadLineAsync(cancellation) is { } line)
        {
            var view = JsonSerializer.Deserialize(line, Json.BatchLineView)!;
            lines.Add(new Answer<PurchaseView>(view.Status, view.Purchase, view.Problem, view.Replayed));
        }

        return lines;
    }

    private static HttpRequestMessage Request(byte[] body) => new(HttpMethod.Post, "v1/purchases/batch")
    {
        Content = new ByteArrayContent(body)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") },
        },
    };
}

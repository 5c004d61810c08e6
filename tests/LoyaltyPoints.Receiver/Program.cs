// A receiver of webhooks, as an app of one's own would have it: WEBHOOK_SECRET=whsec_... dotnet run -- --urls ...
// It believes no message that is not signed, takes each one once, has it on disk before it says so, and says so at
// once: what follows from a message is done afterwards, at the app's own pace, from the inbox.
using LoyaltyPoints.Client.Webhooks;
using LoyaltyPoints.Receiver;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = 1 << 20);
await using var app = builder.Build();

// Two secrets, apart by a blank, while one replaces the other.
var verifier = new WebhookVerifier((app.Configuration["WEBHOOK_SECRET"]
    ?? throw new InvalidOperationException("WEBHOOK_SECRET is not set.")).Split(' '));
using var inbox = new Inbox(app.Configuration["WEBHOOK_INBOX"] ?? "inbox.ndjson");

app.MapPost("/webhooks", async (HttpRequest request, CancellationToken cancellation) =>
{
    // As it came: the signature is of these very bytes.
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body, cancellation);
    var id = request.Headers[WebhookVerifier.IdHeader].ToString();
    var verdict = verifier.Verify(
        id, request.Headers[WebhookVerifier.TimestampHeader], request.Headers[WebhookVerifier.SignatureHeader],
        body.ToArray());
    if (verdict != WebhookVerdict.Genuine) return Results.StatusCode(StatusCodes.Status401Unauthorized);
    // A delivery that was answered before, but not heard, is answered alike.
    inbox.Keep(id, body.ToArray());
    return Results.NoContent();
});

await app.RunAsync();

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoyaltyPoints.Cli.Http;

/// <summary>
/// Speaks to a running service. A refusal is an <see cref="Answer{T}"/>; a service that is busy or gone is asked again,
/// see <see cref="Patience"/>, and after that every method throws <see cref="ServiceUnreachableException"/>. Safe for
/// concurrent use.
/// </summary>
public sealed class LoyaltyClient : IDisposable
{
    private static readonly ContractJson Json = ContractJson.Default;

    private readonly HttpClient http;
    private readonly RetryingSender sender;

    /// <param name="address">Where the service listens, without <c>/v1</c>.</param>
    /// <param name="key">An API key, <c>lpk_...</c>.</param>
    /// <param name="time">Measures the pauses between tries.</param>
    /// <param name="handler">Carries the requests; disposed of with the client.</param>
    public LoyaltyClient(Uri address, string key, TimeProvider time, HttpMessageHandler handler)
    {
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        sender = new RetryingSender(http, time);
    }

    /// <summary>How often a request was sent again because the service was busy or gone.</summary>
    public long Retries => sender.Retries;

    /// <summary>Refused with 409 <c>identifier_taken</c> where the member exists.</summary>
    public Task<Answer<MemberView>> CreateMemberAsync(NewMember member, CancellationToken cancellation) =>
        PostAsync("v1/members", Body(member, Json.NewMember), Json.MemberView, null, cancellation);

    /// <summary>A page of one member, or of none.</summary>
    public Task<Answer<Page<MemberView>>> FindMemberAsync(string externalId, CancellationToken cancellation) =>
        GetAsync($"v1/members?externalId={Uri.EscapeDataString(externalId)}", Json.PageMemberView, cancellation);

    /// <summary>Puts a member into a program; refused with 409 <c>already_enrolled</c> where it is in.</summary>
    public Task<Answer<MemberView>> EnrollAsync(
        string memberId, NewEnrollment enrollment, CancellationToken cancellation) =>
        PostAsync($"v1/members/{memberId}/enrollments", Body(enrollment, Json.NewEnrollment), Json.MemberView, null,
            cancellation);

    /// <summary>Records a purchase, or answers as before.</summary>
    public Task<Answer<PurchaseView>> PostPurchaseAsync(NewPurchase purchase, CancellationToken cancellation) =>
        PostAsync("v1/purchases", Body(purchase, Json.NewPurchase), Json.PurchaseView, null, cancellation);

    /// <summary>Records purchases together; each has its own answer, in the same order.</summary>
    public Task<IReadOnlyList<Answer<PurchaseView>>> PostBatchAsync(
        IReadOnlyList<NewPurchase> purchases, CancellationToken cancellation) =>
        BatchPost.SendAsync(sender, purchases, cancellation);

    /// <summary>Records a return of a purchase, or answers as before.</summary>
    /// <param name="purchaseId">The service's own id, <c>pur_...</c>.</param>
    public Task<Answer<ReturnView>> PostReturnAsync(
        string purchaseId, NewReturn back, CancellationToken cancellation) =>
        PostAsync($"v1/purchases/{purchaseId}/returns", Body(back, Json.NewReturn), Json.ReturnView, null,
            cancellation);

    /// <summary>Spends units at once.</summary>
    /// <param name="idempotencyKey">Makes the redemption one, however often it is sent.</param>
    public Task<Answer<RedemptionView>> RedeemAsync(
        NewRedemption redemption, string idempotencyKey, CancellationToken cancellation) =>
        PostAsync("v1/redemptions", Body(redemption, Json.NewRedemption), Json.RedemptionView, idempotencyKey,
            cancellation);

    /// <summary>The tenant's programs, one page.</summary>
    /// <param name="cursor">Null for the first page, else the one that the page before named.</param>
    public Task<Answer<Page<ProgramView>>> ListProgramsAsync(string? cursor, CancellationToken cancellation) =>
        GetAsync("v1/programs?limit=200" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"),
            Json.PageProgramView, cancellation);

    /// <summary>One program; refused with 404 where the tenant has none of this id.</summary>
    public Task<Answer<ProgramView>> GetProgramAsync(string programId, CancellationToken cancellation) =>
        GetAsync($"v1/programs/{Uri.EscapeDataString(programId)}", Json.ProgramView, cancellation);

    /// <summary>Makes a draft of a program.</summary>
    /// <param name="definition">JSON, as the service documents it.</param>
    /// <param name="idempotencyKey">Makes the program one, however often it is sent.</param>
    public Task<Answer<ProgramView>> CreateProgramAsync(
        string definition, string idempotencyKey, CancellationToken cancellation) =>
        PostAsync("v1/programs", Encoding.UTF8.GetBytes(definition), Json.ProgramView, idempotencyKey, cancellation);

    /// <summary>Lets a version of a program take effect.</summary>
    public Task<Answer<ProgramView>> PublishAsync(
        string programId, Publication publication, CancellationToken cancellation) =>
        PostAsync($"v1/programs/{programId}/publish", Body(publication, Json.Publication), Json.ProgramView, null,
            cancellation);

    public void Dispose() => http.Dispose();

    private Task<Answer<T>> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class => ReadAsync(() => new HttpRequestMessage(HttpMethod.Get, path), type, cancellation);

    private Task<Answer<T>> PostAsync<T>(
        string path, byte[] body, JsonTypeInfo<T> type, string? idempotencyKey, CancellationToken cancellation)
        where T : class
    {
        return ReadAsync(Request, type, cancellation);

        HttpRequestMessage Request()
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
            return request;
        }
    }

    private async Task<Answer<T>> ReadAsync<T>(
        Func<HttpRequestMessage> request, JsonTypeInfo<T> type, CancellationToken cancellation)
        where T : class
    {
        using var answer = await sender.SendAsync(request, cancellation);
        var replayed = answer.Headers.TryGetValues("Idempotency-Replayed", out var values) && values.Contains("true");
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        var status = (int)answer.StatusCode;
        // Something else that listens there may answer with a page for people.
        if (!isJson) return new Answer<T>(status, null, null, replayed);
        return answer.IsSuccessStatusCode
            ? new Answer<T>(status, await JsonSerializer.DeserializeAsync(body, type, cancellation), null, replayed)
            : new Answer<T>(status, null, await JsonSerializer.DeserializeAsync(body, Json.ProblemView, cancellation),
                replayed);
    }

    private static byte[] Body<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);
}

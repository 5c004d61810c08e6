using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.Support;

/// <summary>The infrastructure around a few routes, on a real Kestrel and a free port.</summary>
public sealed class TestApi : IAsyncDisposable
{
    public const string KeyText = "lpk_test_sample_0123456789abcdef";

    private readonly WebApplication app;
    private readonly MemoryStream log;

    private TestApi(WebApplication app, MemoryStream log)
    {
        (this.app, this.log) = (app, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", KeyText);
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <param name="routes">Maps what the test calls.</param>
    /// <param name="services">Registers more, or other, services.</param>
    /// <param name="settings">Configuration, such as log levels.</param>
    public static async Task<TestApi> StartAsync(
        Action<IEndpointRouteBuilder> routes, Action<IServiceCollection>? services = null,
        Dictionary<string, string?>? settings = null)
    {
        var log = new MemoryStream();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddApiInfrastructure(builder.Configuration, log);
        builder.Services.AddSingleton<IApiKeyDirectory>(new Keys(Record(KeyText, Scopes.All)));
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseApiInfrastructure(isOutage: static exception => exception is TimeoutException);
        app.MapApiInfrastructure();
        routes(app);
        await app.StartAsync();
        return new TestApi(app, log);
    }

    public static ApiKeyRecord Record(string keyText, Scopes scopes, int tenantId = 7) =>
        ApiKeyText.TryParse(keyText, out var key)
            ? new(key.Id.ToString(), tenantId, key.HashSecret(), scopes, key.IsTest, null)
            : throw new ArgumentException("Not a key.", nameof(keyText));

    public async Task<(HttpResponseMessage Response, JsonElement Body)> SendAsync(HttpRequestMessage request)
    {
        var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public Task<(HttpResponseMessage Response, JsonElement Body)> GetAsync(string path) =>
        SendAsync(new(HttpMethod.Get, path));

    public Task<(HttpResponseMessage Response, JsonElement Body)> PostAsync(string path, string json) =>
        SendAsync(new(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") });

    /// <summary>Stops the service and returns every line it logged.</summary>
    public async Task<IReadOnlyList<JsonElement>> StopAndReadLogAsync()
    {
        await DisposeAsync();
        return Lines(log.ToArray());
    }

    public static IReadOnlyList<JsonElement> Lines(byte[] log) =>
    [
        .. Encoding.UTF8.GetString(log).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement),
    ];

    public static IEnumerable<JsonElement> RequestLines(IEnumerable<JsonElement> log) =>
        log.Where(line => HasProperty(line, "RequestId") && HasProperty(line, "Milliseconds"));

    /// <summary>Whether the line has this among its event's properties.</summary>
    public static bool HasProperty(JsonElement line, string name) =>
        line.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out _);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class Keys(params ApiKeyRecord[] records) : IApiKeyDirectory
    {
        public ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation) =>
            new(Array.Find(records, record => record.KeyId == keyId));
    }
}

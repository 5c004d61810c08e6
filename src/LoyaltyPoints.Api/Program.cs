using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api;

/// <summary>Starts the service.</summary>
public static class Program
{
    public static Task Main(string[] args) => Build(args).RunAsync();

    /// <summary>The whole application, not started yet; tests start it on a port of their own.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.AddApiInfrastructure(builder.Configuration);
        builder.Services.AddSingleton<IApiKeyDirectory, OneKey>();
        var app = builder.Build();
        app.UseApiInfrastructure();
        app.MapApiInfrastructure();
        Sample.Map(app);
        return app;
    }

    private sealed class OneKey : IApiKeyDirectory
    {
        private const string Key = "lpk_test_sample_0123456789abcdef";

        public ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation)
        {
            return new(keyId == "sample" && ApiKeyText.TryParse(Key, out var key)
                ? new ApiKeyRecord(keyId, 1, key.HashSecret(), Scopes.All, true, null) : null);
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LoyaltyPoints.Api.Tests.Security;

/// <summary>An identity provider on 127.0.0.1 that signs whatever a test asks for.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    public const string Audience = "loyalty-api";

    private readonly WebApplication app;

    private FakeIssuer(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>What it signs with and tells of.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey();

    public ECDsaSecurityKey EcKey { get; } =
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "ec-1" };

    /// <summary>Says something else in place of its configuration; null: what is right.</summary>
    public Func<HttpContext, Task>? Instead { get; set; }

    public static async Task<FakeIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new FakeIssuer(app);
        app.MapGet("/.well-known/openid-configuration", issuer.TellAsync);
        app.MapGet("/keys", () => Results.Text(issuer.Keys(), "application/json"));
        await app.StartAsync();
        return issuer;
    }

    public void Rotate() => Key = NewKey();

    public static RsaSecurityKey NewKey() =>
        new(RSA.Create(2048)) { KeyId = Convert.ToHexString(RandomNumberGenerator.GetBytes(8)) };

    /// <summary>A token that is good, unless it is changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = Audience, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.RsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "user-7", ["loyalty_tenant"] = 1, ["loyalty_scopes"] = new[] { "admin", "other" },
            },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>A token of parts that no honest library would put together.</summary>
    public static string Forged(string header, string payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(payload)}";
        return $"{signed}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task TellAsync(HttpContext context) => Instead is not null ? Instead(context)
        : context.Response.WriteAsJsonAsync(new { issuer = Address, jwks_uri = Address + "/keys" });

    private string Keys()
    {
        var rsa = JsonWebKeyConverter.ConvertFromRSASecurityKey(
            new RsaSecurityKey(Key.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = Key.KeyId });
        var ec = EcKey.ECDsa.ExportParameters(includePrivateParameters: false);
        return JsonSerializer.Serialize(new
        {
            keys = new object[]
            {
                new { kty = "RSA", kid = Key.KeyId, use = "sig", n = rsa.N, e = rsa.E },
                new
                {
                    kty = "EC", kid = EcKey.KeyId, use = "sig", crv = "P-256",
                    x = Base64UrlEncoder.Encode(ec.Q.X), y = Base64UrlEncoder.Encode(ec.Q.Y),
                },
            },
        });
    }
}

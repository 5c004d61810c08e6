using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Security;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API10:2023, unsafe consumption of APIs: an identity provider is not believed whatever it says.</summary>
public sealed class Api10IssuerTests
{
    [Fact]
    public async Task An_issuer_that_misbehaves_lets_nobody_in_and_holds_up_no_key()
    {
        await using var issuer = await FakeIssuer.StartAsync();
        var redirected = false;
        await using var server = await ServerProcess.StartAsync(PeopleTests.Server.Settings(issuer));
        using var person = server.Api.With(issuer.Token());
        (string What, Func<HttpContext, Task> Instead)[] ways =
        [
            ("too much", context => context.Response.WriteAsync(
                $$"""{ "issuer": "{{issuer.Address}}", "jwks_uri": "{{new string('x', 300_000)}}" }""")),
            ("rubbish", context => context.Response.WriteAsync("<html>")),
            ("another place", context =>
            {
                redirected = true;
                context.Response.Redirect($"{issuer.Address}/keys");
                return Task.CompletedTask;
            }),
            ("no end", context => Task.Delay(Timeout.Infinite, context.RequestAborted)),
        ];

        foreach (var (_, instead) in ways)
        {
            issuer.Instead = instead;
            (await person.GetAsync("/v1/programs")).ExpectProblem(503, "identity_provider_unavailable");
            (await server.Api.GetAsync("/v1/programs")).Expect(200);
        }

        Assert.True(redirected);
        issuer.Instead = null;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await person.GetAsync("/v1/programs")).Status != 200) await Task.Delay(200, patience.Token);
    }
}

using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Partners;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>A key of each scope, and what it may see: a program, a member, a purchase and a redemption.</summary>
public sealed class ScopedKeys(SharedServer shared) : IAsyncLifetime
{
    private readonly Dictionary<string, ApiClient> clients = [];
    private string program = "", member = "", purchase = "", redemption = "", ofPartner = "";

    public ApiClient this[string scope] => clients[scope];

    public async Task InitializeAsync()
    {
        (program, member) = await shared.Api.CreateMemberOfNewProgramAsync();
        purchase = (string)(await shared.Api.PostPurchaseAsync(member, 10_00))["id"]!;
        redemption = await RedeemAsync(shared.Api);
        foreach (var scope in ScopeTests.Scopes.Except(["partner"]))
            clients[scope] = shared.Api.With(await shared.Api.CreateKeyAsync(scope));

        // A partner sees no member who has not let it in, and no redemption but its own.
        var partner = await PartnerApp.OpenAsync(shared.Api, program);
        await partner.LinkAsync(member);
        await shared.Api.GrantAsync(member, program, 1);
        clients["partner"] = partner.Api;
        ofPartner = await RedeemAsync(partner.Api);
    }

    /// <summary>A path of the matrix, with what the key of this scope may see in it.</summary>
    public async Task<string> PathAsync(string operation, string scope)
    {
        var path = operation.Split(' ')[1];
        // This one is gone afterwards.
        var erased = operation == "DELETE /v1/members/{member}";
        var seen = erased ? await shared.Api.CreateMemberAsync() : member;
        return path.Replace("{program}", program, StringComparison.Ordinal)
            .Replace("{member}", seen, StringComparison.Ordinal)
            .Replace("{purchase}", purchase, StringComparison.Ordinal)
            .Replace("{redemption}", scope == "partner" ? ofPartner : redemption, StringComparison.Ordinal);
    }

    public Task DisposeAsync()
    {
        foreach (var client in clients.Values) client.Dispose();
        return Task.CompletedTask;
    }

    private async Task<string> RedeemAsync(ApiClient api) =>
        (string)(await api.RedeemAsync(member, program, 1)).Expect(201).Json["id"]!;
}

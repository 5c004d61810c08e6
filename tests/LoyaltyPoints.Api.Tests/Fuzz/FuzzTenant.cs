using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Partners;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>A tenant that requests are sent for: its keys, and what it was told.</summary>
internal sealed partial class FuzzTenant
{
    private const int Members = 4;

    private FuzzTenant(Known known, IReadOnlyList<string?> keys) => (Known, Keys) = (known, keys);

    public Known Known { get; }

    /// <summary>The first has every scope but perhaps a partner's; the last is none.</summary>
    public IReadOnlyList<string?> Keys { get; }

    /// <summary>Makes programs of every kind, members with units, and keys.</summary>
    public static async Task<FuzzTenant> OpenAsync(
        ApiClient api, string key, string marker, ConcurrentDictionary<string, string> owners, Contract contract)
    {
        var known = new Known(marker, owners);
        List<string> programs = [];
        foreach (var definition in new[]
        {
            Examples.Tiered, Examples.Points, Examples.Spend, Club.Definition().With("currency", "EUR"),
            Examples.PunchCard,
        })
        {
            // Some ask for the standing in a tiered program, which is the first.
            var text = programs.Count == 0 ? definition.ToJsonString()
                : ProgramId().Replace(definition.ToJsonString(), programs[0]);
            programs.Add(await api.CreateProgramAsync(JsonNode.Parse(text)!));
        }

        for (var i = 0; i < Members; i++)
        {
            var member = await api.CreateMemberAsync([.. programs]);
            await api.PostPurchaseAsync(member, 250_00);
            foreach (var program in programs) await api.GrantAsync(member, program, 10_000);
        }

        var partner = await PartnerApp.OpenAsync(api, [.. programs]);
        foreach (var path in (string[])["/v1/programs", "/v1/members", "/v1/partners"])
        {
            var operation = contract.Operations.Single(one => one.Method == "GET" && one.Path == path);
            using var list = JsonDocument.Parse((await api.GetAsync(path)).Expect(200).Text);
            known.Learn(operation, path, null, list.RootElement);
        }

        return new FuzzTenant(known,
        [
            key, await api.CreateKeyAsync("pos"), await PartnerApp.CreateKeyAsync(api, partner.Id), null,
        ]);
    }

    [GeneratedRegex("prg_[0-9a-f]{32}")]
    private static partial Regex ProgramId();
}

using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Campaigns;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>What tests ask of campaigns of a <see cref="Shop"/>.</summary>
internal static class CampaignDesk
{
    /// <summary>Ten units a purchase out of a budget, whenever it occurs.</summary>
    public static string Ten(long? budget, string more = "") => $$"""
        { "name": "Ten", "programId": "PROGRAM", "schedule": { "from": "2000-01-01", "to": "2900-01-01" },
          "rules": [ { "id": "ten", "earn": { "kind": "add", "units": 10 } } ]{{more}}
          {{(budget is null ? "" : $$""", "budget": { "units": {{budget}} }""")}} }
        """;

    public static Task<WorkResult> CampaignAsync(this Shop shop, Guid program, string json, Guid? revised = null)
    {
        var text = json.Replace("PROGRAM", PublicId.Format(PublicId.Program, program), StringComparison.Ordinal);
        return shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
        {
            var draft = Draft(batch, program, text);
            var (campaign, refusal) = revised is { } id
                ? CampaignWrites.Revise(batch, Shop.Tenant, id, null, draft)
                : (CampaignWrites.Create(batch, Shop.Tenant, draft), null);
            return campaign is null ? refusal! : new Answer(200, campaign.Id.ToByteArray());
        })
        {
            ChangesPrograms = true,
        });
    }

    public static async Task<Guid> OpenCampaignAsync(this Shop shop, Guid program, string json)
    {
        var result = await shop.CampaignAsync(program, json);
        Assert.Null(result.Refusal);
        return new Guid(result.Answer!.Body.Span);
    }

    public static Task<WorkResult> StopAsync(this Shop shop, Guid campaign) => shop.WriteAsync(
        new FunctionWork(Shop.Tenant, null, batch =>
            CampaignWrites.Stop(batch, Shop.Tenant, campaign) is { Refusal: { } refusal } ? refusal
                : new Answer(200, default))
        {
            ChangesPrograms = true,
        });

    public static CampaignRecord Campaign(this Shop shop, Guid campaign, Instant? asOf = null) =>
        shop.Readers.Read(session => CampaignRows.Find(session, Shop.Tenant, campaign, asOf ?? shop.Clock.Now))!;

    /// <summary>What slices and pot hold together.</summary>
    public static long Held(this Shop shop, Guid campaign) => shop.Readers.Read(session =>
        new CommittedBudgets(session, Shop.Tenant).Left(campaign, 1));

    /// <summary>Units that a purchase was given by campaigns.</summary>
    public static long ByCampaigns(WorkResult result) => Shop.Result(result).TryGetProperty("campaigns", out var all)
        ? all.EnumerateArray().Sum(one => one.GetProperty("units").GetInt64()) : 0;

    public static PostReturnWork Return(this Shop shop, Guid member, WorkResult purchase, long amount, string receipt)
    {
        var row = shop.Readers.Read(session => PurchaseRow.Find(
            session, Shop.Tenant, member, Shop.IdOf(purchase, PublicId.Purchase)))!;
        return new PostReturnWork(Shop.Tenant, row, new ReturnRequest(
            "till", receipt, shop.Clock.Now, new ReturnPiece(null, amount)), null);
    }

    public static IReadOnlyList<string> Findings(this Shop shop) => [.. shop.Readers.Read(session =>
        BookVerifier.Verify(session, Shop.Tenant, _ => { })).Findings.Select(one => one.Finding.Detail)];

    private static CampaignDraft Draft(Batch batch, Guid program, string text)
    {
        var version = ProgramRows.Find(batch.Session, Shop.Tenant, program)!.Latest;
        using var ofProgram = JsonDocument.Parse(version.Definition);
        using var json = JsonDocument.Parse(text);
        var (definition, faults) = CampaignReader.Read(
            json.RootElement, ProgramDefinitionReader.Read(ofProgram.RootElement).Definition);
        Assert.Empty(faults);
        return new CampaignDraft(definition!, program, version.Version, Encoding.UTF8.GetBytes(text));
    }
}

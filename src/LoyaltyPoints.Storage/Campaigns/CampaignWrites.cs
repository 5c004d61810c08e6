using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>A campaign that is to be stored.</summary>
/// <param name="ProgramVersion">The version of the program that it was read against.</param>
/// <param name="Json">UTF-8, as it was sent.</param>
public sealed record CampaignDraft(CampaignDefinition Definition, Guid ProgramId, int ProgramVersion, byte[] Json);

/// <summary>
/// Writes over campaigns, to be run inside a batch by a work that says <see cref="FunctionWork.ChangesPrograms"/>: no
/// other transaction gives units of the tenant's campaigns meanwhile, so their rows need no further lock.
/// </summary>
public static class CampaignWrites
{
    private const string InsertCampaign = """
        INSERT INTO campaigns
          (tenant_id, campaign_id, program_id, name, version, revision, budget, created_at, updated_at)
        VALUES (@tenantId, @campaign, @program, @name, 1, 1, @budget, @now, @now)
        """;

    private const string UpdateCampaign = """
        UPDATE campaigns
        SET name = @name, version = @version, revision = revision + 1, budget = @budget, updated_at = @now
        WHERE tenant_id = @tenantId AND campaign_id = @campaign
        """;

    private const string StopCampaign = """
        UPDATE campaigns SET stopped_at = @now, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND campaign_id = @campaign
        """;

    private const string InsertVersion = """
        INSERT INTO campaign_versions
          (tenant_id, campaign_id, version, program_id, program_version, definition, created_at)
        VALUES (@tenantId, @campaign, @version, @program, @programVersion, @definition, @now)
        """;

    private const string InsertBudget = """
        INSERT INTO campaign_budgets (tenant_id, campaign_id, slice, held, handed_out, purchases, units, money)
        VALUES (@tenantId, @campaign, @slice, @held, 0, 0, 0, 0)
        """;

    private const string SetHeld = """
        UPDATE campaign_budgets SET held = CASE WHEN slice = @pot THEN @held ELSE 0 END, handed_out = 0
        WHERE tenant_id = @tenantId AND campaign_id = @campaign
        """;

    /// <summary>Makes a campaign, which purchases are judged by from now on.</summary>
    public static CampaignRecord Create(Batch batch, int tenantId, CampaignDraft draft)
    {
        var campaign = StoredId.Of(batch.Ids.Next());
        Execute(batch, InsertCampaign, new
        {
            tenantId, campaign, program = StoredId.Of(draft.ProgramId), name = draft.Definition.Name,
            budget = draft.Definition.Budget, now = batch.NowOf(tenantId).UnixMilliseconds,
        });
        AddVersion(batch, tenantId, campaign, 1, draft);
        for (var slice = 0; slice <= BudgetPlace.Pot; slice++)
        {
            var held = slice == BudgetPlace.Pot ? draft.Definition.Budget ?? 0 : 0;
            Execute(batch, InsertBudget, new { tenantId, campaign, slice, held });
        }

        return Changed(batch, tenantId, campaign.Value);
    }

    /// <summary>Puts a new definition in the place of a campaign's; what it has given already counts on.</summary>
    /// <param name="revisions">One of which the campaign must have; null: any.</param>
    /// <returns>
    /// Refused with <c>campaign_not_found</c>, <c>precondition_failed</c>, <c>campaign_stopped</c>,
    /// <c>unprocessable</c> for another program, or <c>budget_below_given</c>.
    /// </returns>
    public static (CampaignRecord? Campaign, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid campaignId, IReadOnlyList<long>? revisions, CampaignDraft draft)
    {
        if (Find(batch, tenantId, campaignId) is not { } known) return (null, CampaignRows.NotFound());
        if (revisions?.Contains(known.Revision) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The campaign has changed since the version named by If-Match."));
        }

        if (known.StoppedAt is not null) return (null, Stopped);
        if (known.ProgramId != draft.ProgramId)
        {
            return (null, new Refusal(
                "unprocessable", "A campaign keeps its program.",
                [new Fault("/programId", FaultCodes.InvalidValue, "Must be the program of the versions before.")]));
        }

        var (campaign, budget) = (StoredId.Of(campaignId), draft.Definition.Budget);
        if (budget < known.Totals.Units)
        {
            return (null, new Refusal(
                "budget_below_given", $"The campaign has given {known.Totals.Units} units already.",
                [new Fault("/budget", FaultCodes.OutOfRange, $"Must be worth {known.Totals.Units} units or more.")]));
        }

        var (version, now) = (known.Version + 1, batch.NowOf(tenantId).UnixMilliseconds);
        Execute(batch, UpdateCampaign, new { tenantId, campaign, name = draft.Definition.Name, version, budget, now });
        AddVersion(batch, tenantId, campaign, version, draft);
        var held = budget is { } amount ? amount - known.Totals.Units : 0;
        Execute(batch, SetHeld, new { tenantId, campaign, pot = BudgetPlace.Pot, held });
        return (Changed(batch, tenantId, campaignId), null);
    }

    /// <summary>Stops a campaign: it gives nothing to any purchase recorded from now on.</summary>
    /// <returns>Refused with <c>campaign_not_found</c> or <c>campaign_stopped</c>.</returns>
    public static (CampaignRecord? Campaign, Refusal? Refusal) Stop(Batch batch, int tenantId, Guid campaignId)
    {
        if (Find(batch, tenantId, campaignId) is not { } known) return (null, CampaignRows.NotFound());
        if (known.StoppedAt is not null) return (null, Stopped);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, StopCampaign, new { tenantId, campaign = StoredId.Of(campaignId), now });
        return (Changed(batch, tenantId, campaignId), null);
    }

    private static Refusal Stopped => new("campaign_stopped", "The campaign was stopped.");

    private static CampaignRecord? Find(Batch batch, int tenantId, Guid campaignId) =>
        CampaignRows.Find(batch.Session, tenantId, campaignId, batch.NowOf(tenantId));

    private static CampaignRecord Changed(Batch batch, int tenantId, Guid campaignId)
    {
        batch.Catalogs.Changed(tenantId);
        batch.Budgets.Forget();
        return Find(batch, tenantId, campaignId)!;
    }

    private static void AddVersion(
        Batch batch, int tenantId, StoredId campaign, int version, CampaignDraft draft) =>
        Execute(batch, InsertVersion, new
        {
            tenantId, campaign, version, program = StoredId.Of(draft.ProgramId), programVersion = draft.ProgramVersion,
            definition = draft.Json, now = batch.NowOf(tenantId).UnixMilliseconds,
        });

    private static void Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}

namespace LoyaltyPoints.Storage;

/// <summary>
/// Where a distributed database keeps the rows of a table: by the value of one column. All that belongs to a member
/// lies together, so that a member's transaction touches one node; what is unique over all members lies by its own key.
/// </summary>
public static class Placement
{
    private static readonly Dictionary<string, string?> Columns = new()
    {
        ["natural_keys"] = "external_id",
        ["idempotency_keys"] = "idempotency_key",
        ["member_identifiers"] = "value",
        ["reward_stock"] = "reward_id",
        ["reward_holds"] = "reward_id",
        ["vouchers"] = "code",
        ["voucher_uses"] = "code",
        ["voucher_member_uses"] = "code",
        ["voucher_batches"] = "batch_key",
        ["voucher_batch_codes"] = "batch_id",
        ["households"] = "household_id",
        ["partner_days"] = "partner_id",
        ["partner_holds"] = "partner_id",
        ["partner_settlements"] = "partner_id",
        ["partner_link_codes"] = "code_id",
        ["journal"] = "journal_id",
        ["webhook_deliveries"] = "endpoint_id",
        ["till_journal"] = "journal_id",
        ["till_days"] = "source",
        // Small, and asked by everybody: kept whole on the node that is connected to.
        // Their numbers give the order of events: one node gives them.
        ["outbox"] = null,
        ["events"] = null,
        ["tenants"] = null,
        ["api_keys"] = null,
        ["programs"] = null,
        ["program_versions"] = null,
        ["rewards"] = null,
        ["reward_versions"] = null,
        ["voucher_series"] = null,
        ["voucher_series_versions"] = null,
        ["campaigns"] = null,
        ["campaign_versions"] = null,
        ["campaign_budgets"] = null,
        ["campaign_pending"] = null,
        ["partners"] = null,
        ["lifetime_models"] = null,
        ["segments"] = null,
        ["segment_versions"] = null,
        ["goals"] = null,
        ["win_back_lists"] = null,
        ["leases"] = null,
        ["referral_programs"] = null,
        ["affiliates"] = null,
        ["surveys"] = null,
        ["fact_words"] = null,
        ["analytics_settings"] = null,
        ["warning_runs"] = null,
        ["webhook_endpoints"] = null,
        ["audit_log"] = null,
        ["velocity_rules"] = null,
        ["key_quotas"] = null,
        ["schema_migrations"] = null,
    };

    /// <summary>The column that places a table's rows; null where the table is not distributed.</summary>
    public static string? ColumnOf(string table) => Columns.TryGetValue(table, out var column) ? column : "member_id";
}

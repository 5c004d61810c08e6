namespace LoyaltyPoints.Api.OpenApi;

/// <summary>What the groups of operations are about.</summary>
internal static class Tags
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["Activities"] = "What members do that is no purchase and may earn, such as answering a survey.",
        ["Adjustments"] = "Changes of balances by hand, with reason and actor.",
        ["Affiliates"] = "Who brings purchases by a code or a click, and the commission.",
        ["Analytics"] = "What the history of members means: measures with their definitions, alerts and forecasts.",
        ["API keys"] = "Who may call, and with which scopes.",
        ["Balances"] = "What a member has: units by program, tiers, memberships.",
        ["Campaigns"] = "Extra rules for a time, with an audience and a budget.",
        ["Complaints"] = "What went wrong for a member, and how it was put right.",
        ["Gifts"] = "Units that the tenant gives.",
        ["Goals"] = "What a measure is to reach, and how far it is.",
        ["Health"] = "Whether the service runs and can serve. No key is needed.",
        ["Households"] = "Members who share a pool of units.",
        ["Ledger"] = "Every entry of a member's accounts, and the proof that nothing was changed.",
        ["Members"] = "The persons enrolled, and by what they are found.",
        ["Partners"] = "Who else redeems units: links to members, limits, settlement.",
        ["Programs"] = "The rules of one kind of value, in numbered versions, and what they would have given.",
        ["Purchases"] = "What tills and shops post, what it earned and why, and returns.",
        ["Redemptions"] = "Units spent: reserved, captured, voided, reversed.",
        ["Referrals"] = "Who brought whom, and what both get.",
        ["Rewards"] = "What units can be spent on.",
        ["Segments"] = "Named sets of members, by conditions or by list.",
        ["Surveys"] = "Questions to members, invitations and feedback.",
        ["Test clock"] = "The time of a test tenant, which can be moved forward.",
        ["Transfers"] = "Units from member to member.",
        ["VIP memberships"] = "Paid memberships: joined, renewed, cancelled.",
        ["Vouchers"] = "Codes that are good for something, and their series.",
    };

    /// <returns>Null for a group that nothing is said of.</returns>
    public static string? Describe(string? name) => name is null ? null : Descriptions.GetValueOrDefault(name);
}

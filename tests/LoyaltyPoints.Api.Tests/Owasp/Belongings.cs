using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.BadInput;
using LoyaltyPoints.Api.Tests.Events;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Partners;
using LoyaltyPoints.Api.Tests.Referrals;
using LoyaltyPoints.Api.Tests.Spending;
using LoyaltyPoints.Api.Tests.Velocity;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>One of each kind of thing that a tenant can have. Another kind gets another line.</summary>
public sealed partial class Belongings
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private Belongings(ApiClient api, Target target) => (Api, Target) = (api, target);

    public ApiClient Api { get; }

    public Target Target { get; }

    public required string Partner { get; init; }

    public static async Task<Belongings> CreateAsync(ServerProcess server, ApiClient api, int tenantId)
    {
        var target = await Target.CreateAsync(server, api);
        var partner = await PartnerApp.OpenAsync(api, target.Program);
        await partner.LinkAsync(target.Member);
        var club = await Club.OpenAsync(api);
        var introductions = await Introductions.OpenAsync(null, api);
        var referral = await introductions.OfAsync(await introductions.BroughtAsync());
        var all = new Belongings(api, target)
        {
            Partner = partner.Id,
            ids =
            {
                ["programs"] = target.Program,
                ["members"] = target.Member,
                ["purchases"] = target.Purchase,
                ["redemptions"] = target.Redemption,
                ["voucher-series"] = target.Series,
                // Chosen, not made here: of a made one, a wrong symbol can be told by its check.
                ["vouchers"] = await api.IssueAsync(target.Series, Bodies.Unique("own")),
                ["surveys"] = target.Survey,
                ["partners"] = partner.Id,
                ["rewards"] = await api.CreateRewardAsync(SpendingSteps.FreeItem(target.Program, 5)),
                ["vip-memberships"] = await club.JoinedAsync("monthly", 10_00),
                ["referrals"] = (string)referral["id"]!,
                ["alerts"] = await AlertAsync(server.Database, tenantId),
                ["activities"] = (string)(await api.PostAsync("/v1/activities", new
                {
                    source = "app", externalId = Bodies.Unique("activity"), memberId = target.Member,
                    type = "survey.completed", occurredAt = "2025-06-01T10:00:00Z",
                })).Expect(201).Json["id"]!,
            },
        };
        foreach (var kind in (string[])
            ["transfers", "gifts", "households", "affiliates", "campaigns", "segments", "goals", "feedback",
                "complaints", "api-keys"]) await all.MakeAsync(kind, $"POST /v1/{kind}");
        await all.MakeAsync("win-back-lists", "POST /v1/analytics/win-back-lists");
        await all.MakeAsync("webhook-endpoints", "POST /v1/webhook-endpoints");
        all.ids["merges"] = await all.MergedAsync();
        all.ids["reviews"] = await all.ReviewAsync();
        all.ids["events"] = (string)(await api.EventsAsync("types=member.created", 1))[0]["id"]!;
        return all;
    }

    /// <summary>A path with this tenant's things in it; null where a parameter is not known here.</summary>
    /// <param name="change">What is done to each id.</param>
    public string? Fill(Operation operation, Func<string, string>? change = null)
    {
        change ??= static id => id;
        string? missing = null;
        var segments = operation.Path.Split('/');
        var filled = segments.Select((segment, at) => segment switch
        {
            "{id}" or "{code}" => ids.TryGetValue(segments[at - 1], out var id) ? change(id) : missing = segment,
            "{memberId}" => change(ids["members"]),
            "{partnerId}" => change(ids["partners"]),
            "{version}" => "1",
            _ => segment.StartsWith('{') ? missing = segment : segment,
        }).ToArray();
        return missing is null ? string.Join('/', filled) : null;
    }

    /// <summary>The same JSON, with this tenant's ids wherever there are ids of a kind that it has.</summary>
    public JsonObject Own(JsonObject body) => JsonNode.Parse(AnyId().Replace(
        body.ToJsonString(), match => OfPrefix(match.Groups[1].Value) ?? match.Value))!.AsObject();

    /// <summary>This tenant's thing whose ids begin so; null: none.</summary>
    public string? OfPrefix(string prefix) =>
        ids.Values.FirstOrDefault(id => id.StartsWith(prefix + "_", StringComparison.Ordinal));

    /// <summary>As well-formed, and nobody's.</summary>
    public static string Absent(string id) => id[..^1] + (id[^1] == '0' ? '1' : '0');

    /// <summary>A text without what differs from request to request.</summary>
    public static string Blanked(string text) => RequestIds().Replace(AnyId().Replace(text, "id"), "");

    /// <summary>A merge of two members who are nobody else's.</summary>
    public async Task<string> MergedAsync()
    {
        var (into, from) = (await Api.CreateMemberAsync(Target.Program), await Api.CreateMemberAsync(Target.Program));
        return (string)(await Api.PostAsync($"/v1/members/{into}/merge", new { from })).Expect(201).Json["id"]!;
    }

    /// <summary>An open review of a purchase.</summary>
    public async Task<string> ReviewAsync()
    {
        await Api.SetRulesAsync(VelocitySteps.Rule("all", "purchases", 1, "flag"));
        var member = await Api.CreateMemberAsync(Target.Program);
        for (var number = 0; number < 2; number++) await Api.PostPurchaseAsync(member, 10_00);
        await Api.SetRulesAsync();
        return (string)(await Api.OpenReviewsAsync(member))[0]["id"]!;
    }

    private async Task MakeAsync(string kind, string operation)
    {
        var endpoint = Endpoints.All.Single(one => one.Name == operation);
        ids[kind] = (string)(await endpoint.SendAsync(Target)).Expect(201).Json["id"]!;
    }

    // None can be asked for: they are raised when there is cause.
    private static async Task<string> AlertAsync(Database database, int tenantId)
    {
        var (alert, member) = (new Guid(tenantId, 0, 7, new byte[8]), Guid.Empty);
        await database.ExecuteAsync(
            """
            INSERT INTO alerts (
              tenant_id, member_id, cause, alert_id, kind, raised_at, evidence, acknowledged_at)
            VALUES (@tenantId, @member, 'none', @alert, 'test', 0, @evidence, @never)
            """,
            new
            {
                tenantId, member = database.Id(member), alert = database.Id(alert), evidence = "{}"u8.ToArray(),
                never = long.MaxValue,
            });
        return $"alr_{alert:N}{member:N}";
    }

    [GeneratedRegex("([a-z]{3})_[0-9a-f]{32,64}")]
    private static partial Regex AnyId();

    [GeneratedRegex("\"(requestId|instance)\":\"[^\"]*\"")]
    private static partial Regex RequestIds();
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Deploy;
using YamlDotNet.RepresentationModel;

namespace LoyaltyPoints.Api.Tests.Telemetry;

/// <summary>Dashboards and alerts ask for what there is, and every alert says what to do.</summary>
public sealed partial class DashboardTests
{
    private const string Folder = "deploy/observability";

    private static readonly string[] Words =
        ["by", "without", "offset", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "bool"];

    private static YamlMappingNode[] Alerts { get; } =
    [
        .. DeployFiles.Documents($"{Folder}/alerts.yaml").SelectMany(document => document.Named("rules"))
            .SelectMany(rules => (YamlSequenceNode)rules).Cast<YamlMappingNode>(),
    ];

    [Fact]
    public async Task Every_query_asks_for_metrics_that_the_service_has()
    {
        var known = await KnownMetrics.NamesAsync();
        string[] asked =
        [
            .. Panels().SelectMany(panel => panel["targets"]?.AsArray() ?? []).Select(one => (string)one!["expr"]!),
            .. Alerts.Select(alert => alert["expr"].ToString()),
        ];

        Assert.InRange(asked.Length, 20, 200);
        Assert.All(asked, query => Assert.NotEmpty(MetricsIn(query)));
        Assert.All(asked, query => Assert.Subset(known.ToHashSet(), MetricsIn(query).ToHashSet()));
    }

    [Fact]
    public void Every_alert_leads_to_its_own_section_of_the_runbooks()
    {
        var sections = Heading().Matches(DeployFiles.Text("deploy/RUNBOOKS.md"))
            .Select(match => Other().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-')).ToList();
        var linked = Alerts.Select(alert => alert["annotations"]["runbook_url"].ToString().Split('#')).ToList();

        Assert.All(linked, parts => Assert.EndsWith("deploy/RUNBOOKS.md", parts[0]));
        Assert.All(linked, parts => Assert.Contains(parts[1], sections));
        Assert.Equal(Alerts.Length, linked.Select(parts => parts[1]).Distinct().Count());
        Assert.All(Alerts, alert => Assert.NotEqual("", alert["annotations"]["summary"].ToString()));
    }

    [Fact]
    public void Every_panel_has_a_title_a_unit_and_a_place_of_its_own()
    {
        var panels = Panels().Where(panel => (string?)panel["type"] != "row").ToList();

        Assert.All(panels, panel => Assert.NotEqual("", (string)panel["title"]!));
        Assert.All(panels, panel => Assert.NotNull((string?)panel["fieldConfig"]!["defaults"]!["unit"]));
        Assert.Distinct(Panels().Select(panel => (int)panel["id"]!));
        Assert.Distinct(Panels().Select(panel => ((int)panel["gridPos"]!["x"]!, (int)panel["gridPos"]!["y"]!)));
    }

    private static IEnumerable<JsonNode> Panels() =>
        JsonNode.Parse(DeployFiles.Text($"{Folder}/dashboard.json"))!["panels"]!.AsArray().Select(panel => panel!);

    // What is left of a query without its selectors, groupings, ranges and functions.
    private static IEnumerable<string> MetricsIn(string query) =>
        Name().Matches(Aside().Replace(query, " ")).Select(match => match.Value).Except(Words);

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|\b(by|without|on|ignoring)\s*\([^)]*\)|""[^""]*""")]
    private static partial Regex Aside();

    [GeneratedRegex(@"(?<![\w.])[a-zA-Z_]\w*\b(?!\s*\()")]
    private static partial Regex Name();

    [GeneratedRegex("^##+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex Other();
}

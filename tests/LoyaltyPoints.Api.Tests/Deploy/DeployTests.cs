using System.Diagnostics;
using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Features.Vouchers;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Configuration;
using Microsoft.Data.SqlClient;
using YamlDotNet.RepresentationModel;

namespace LoyaltyPoints.Api.Tests.Deploy;

/// <summary>No container engine runs here; what can be told without one is told here.</summary>
public sealed partial class DeployTests
{
    /// <summary>Every setting of the service, as its environment variable or mounted file is called.</summary>
    private static readonly string[] Settings =
    [
        "Database__Provider", "ConnectionStrings__Loyalty", FirstStart.BootstrapKey, MountedSettings.Variable,
        .. KnownSettings.All.Select(setting => setting.Name),
    ];

    public static TheoryData<string> YamlFiles => [.. DeployFiles.Yaml];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Each_file_is_yaml_and_names_only_files_that_are_there(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var documents = DeployFiles.Documents(path);
        var named = documents.SelectMany(document => document.Named("resources").Concat(document.Named("volumes")))
            .OfType<YamlSequenceNode>().SelectMany(list => list.OfType<YamlScalarNode>())
            .Select(item => item.Value!.Split(':')[0]).Where(name => name.Contains('.')).ToList();

        Assert.NotEmpty(documents);
        Assert.All(named, name => Assert.True(Path.Exists(DeployFiles.Full(Path.Combine(folder, name))), name));
    }

    [Fact]
    public void Settings_are_given_by_names_that_the_service_reads()
    {
        var compose = DeployFiles.Documents("deploy/compose.yaml")[0]["services"];
        var kubernetes = DeployFiles.Yaml.Where(path => path.StartsWith("deploy/kubernetes", StringComparison.Ordinal))
            .SelectMany(DeployFiles.Documents);
        HashSet<string> given =
        [
            .. new[] { compose["api"], compose["migrate"] }
                .SelectMany(service => ((YamlMappingNode)service["environment"]).Children.Keys)
                .Select(name => name.ToString()),
            .. compose.Named("target").Select(target => target.ToString()),
            .. kubernetes.SelectMany(document => document.Named("env")).OfType<YamlSequenceNode>()
                .SelectMany(list => list).Select(variable => variable["name"].ToString()),
            .. FromFile().Matches(string.Concat(DeployFiles.Yaml.Select(DeployFiles.Text)))
                .Select(match => match.Value),
            .. Setting().Matches(DeployFiles.Text("Dockerfile")).Select(match => match.Value),
        ];

        Assert.Subset(Settings.ToHashSet(), given);
        Assert.Superset(Settings[..3].ToHashSet(), given);
    }

    [Fact]
    public void Every_setting_is_in_the_readme() => Assert.All(
        Settings, setting => Assert.Contains($"`{setting}`", DeployFiles.Text("README.md"), StringComparison.Ordinal));

    [Fact]
    public void The_service_is_given_longer_to_leave_than_it_takes_and_probed_where_it_answers()
    {
        var documents = DeployFiles.Yaml.SelectMany(DeployFiles.Documents).ToList();
        var grace = documents.SelectMany(document =>
            document.Named("stop_grace_period").Concat(document.Named("terminationGracePeriodSeconds"))).ToList();
        var probed = Probe().Matches(
            string.Concat([DeployFiles.Text("deploy/haproxy.cfg"), .. DeployFiles.Yaml.Select(DeployFiles.Text)]));

        Assert.Equal(3, grace.Count);
        Assert.All(grace, time => Assert.True(
            int.Parse(time.ToString().TrimEnd('s')) > new ShutdownOptions().LimitSeconds));
        Assert.NotEmpty(probed);
        Assert.All(probed, probe => Assert.Contains($"  {probe.Value}:", DeployFiles.Text("openapi.yaml")));
    }

    [Fact]
    public async Task Secrets_are_made_once_and_are_those_that_compose_mounts_and_the_service_takes()
    {
        using var folder = new TempFolder();
        File.Copy(DeployFiles.Full("deploy/secrets.sh"), Path.Combine(folder.Path, "secrets.sh"));
        var first = await MakeSecretsAsync(folder.Path);
        var again = await MakeSecretsAsync(folder.Path);
        var mounted = DeployFiles.Documents("deploy/compose.yaml")[0]["secrets"].Named("file");

        Assert.Equal(first, again);
        Assert.Equal(mounted.Select(file => file.ToString()).Order(), first.Keys.Order());
        Assert.True(ApiKeyText.TryParse(first["secrets/LOYALTY_BOOTSTRAP_KEY"], out _));
        foreach (var login in new[] { "owner", "service" })
        {
            var connection = new SqlConnectionStringBuilder(first[$"secrets/{login}_connection"]);
            Assert.Equal($"loyalty_{login}", connection.UserID);
            Assert.Equal(first[$"secrets/{login}_password"], connection.Password);
        }
    }

    private static async Task<Dictionary<string, string>> MakeSecretsAsync(string folder)
    {
        using var bash = Process.Start("bash", [Path.Combine(folder, "secrets.sh")]);
        await bash.WaitForExitAsync();
        Assert.Equal(0, bash.ExitCode);
        return Directory.GetFiles(Path.Combine(folder, "secrets")).ToDictionary(
            file => Path.GetRelativePath(folder, file), file => File.ReadAllText(file).TrimEnd('\n'));
    }

    [GeneratedRegex(@"(?<=--from-file=)\w+")]
    private static partial Regex FromFile();

    [GeneratedRegex(@"\b\w+__\w+\b")]
    private static partial Regex Setting();

    [GeneratedRegex(@"/health/\w+")]
    private static partial Regex Probe();
}

using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>Settings from files, as container platforms mount secrets.</summary>
public sealed class MountedSettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_goes_before_the_environment_and_the_command_line_before_both()
    {
        using var database = Database.CreateNew();
        Mount("ConnectionStrings__Loyalty", database.ConnectionString + "\n");
        Mount("Database__Provider", database.Provider);
        Mount("urls", "http://127.0.0.1:1");
        (string, string)[] settings =
        [
            ("LOYALTY_SECRETS", folder.Path), ("ConnectionStrings__Loyalty", "wrong"), ("Database__Provider", "wrong"),
        ];

        var (exitCode, said) = await ToItsEnd.RunAsync("loyalty.dll", folder.Path, ["migrate"], settings);
        Assert.True(exitCode == 0, said);
        await using var server = await ServerProcess.StartAsync(
            settings.ToDictionary(setting => setting.Item1, setting => setting.Item2));
        await server.Api.CreateMemberOfNewProgramAsync();
        Assert.Contains("members: 1", await database.RowCountsAsync(), StringComparison.Ordinal);
    }

    // As Kubernetes does it: the names are links into a folder that it can exchange as a whole.
    private void Mount(string setting, string value)
    {
        var version = Directory.CreateDirectory(Path.Combine(folder.Path, "..data"));
        File.WriteAllText(Path.Combine(version.FullName, setting), value);
        File.CreateSymbolicLink(Path.Combine(folder.Path, setting), Path.Combine("..data", setting));
    }
}

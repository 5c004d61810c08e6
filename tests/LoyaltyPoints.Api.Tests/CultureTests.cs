using System.Diagnostics;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What is written does not depend on the language of the machine.</summary>
public sealed class CultureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Swedish has a minus sign of its own, and in Thailand it is the year 2569.
    [Theory]
    [InlineData("LoyaltyPoints.Api.dll", "", "sv_SE.UTF-8", "Writer__Retries is -1")]
    [InlineData("loyalty.dll", "demo --key any --month 1999-01", "th_TH.UTF-8", "--month is from 2020-01")]
    public async Task The_machine_is_set_to_another_language_then_output_is_as_ever(
        string program, string arguments, string language, string expected)
    {
        var path = Path.Combine(AppContext.BaseDirectory, program);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [path, .. arguments.Split(' ')])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment = { ["LC_ALL"] = language, ["Writer__Retries"] = "-1" },
        })!;
        var said = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        Assert.Contains(expected, said, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests.Webhooks;

namespace LoyaltyPoints.Client.Tests.Webhooks;

/// <summary>The example in <c>tests/LoyaltyPoints.Receiver</c>.</summary>
public sealed class ReceiverTests
{
    [Fact]
    public async Task The_example_takes_signed_messages_once_and_no_others()
    {
        using var folder = new TempFolder();
        using var receiver = new ReceiverProcess(folder.Path, port => new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "LoyaltyPoints.Receiver.dll"),
                "--urls", $"http://127.0.0.1:{port}",
            ])
        {
            WorkingDirectory = folder.Path,
        });

        await ReceiverCheck.CheckAsync(receiver);
    }
}

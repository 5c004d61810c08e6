using System.CommandLine;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Http;

/// <summary><c>loyalty health</c>: asks a service how it is; for images without a shell, and for people.</summary>
internal static class HealthCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly Argument<string> Probe = new("probe")
    {
        Description = "live: does the process run? ready: can it serve?",
        DefaultValueFactory = _ => "ready",
    };

    private static readonly Option<Uri> Url = ServiceOptions.UrlOption();

    public static Command Create()
    {
        var command = new Command("health", "Ask a running service how it is; exit code 1 where it is not well.")
        {
            Probe.AcceptOnlyFromAmong("live", "ready"), Url,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var console = Terminal.Create();
            using var client = new HttpClient { BaseAddress = parsed.GetValue(Url), Timeout = Patience };
            try
            {
                using var answer = await client.GetAsync($"health/{parsed.GetValue(Probe)}", cancellation);
                console.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
                return answer.IsSuccessStatusCode ? 0 : 1;
            }
            catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
            {
                console.WriteLine(silence.Message);
                return 1;
            }
        });
        return command;
    }
}

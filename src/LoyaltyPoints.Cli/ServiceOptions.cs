using System.CommandLine;
using LoyaltyPoints.Cli.Http;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Dialects;
using Spectre.Console;

namespace LoyaltyPoints.Cli;

/// <summary>The options of every command that speaks to a running service.</summary>
internal sealed class ServiceOptions
{
    private readonly Option<Uri> url = UrlOption();

    // No default: the help text would show it.
    private readonly Option<string?> key = new("--key")
    {
        Description = "An API key. Better in LOYALTY_KEY, a mounted file or variable: others can read a command line.",
    };

    private static string? MountedKey => MountedSettings.Find("LOYALTY_KEY");

    public static Option<Uri> UrlOption() => new("--url")
    {
        Description = "Where the service listens.",
        DefaultValueFactory = _ => new Uri("http://127.0.0.1:5080"),
        CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var read)
                && (read.Scheme is "http" or "https")) return read;
            result.AddError("--url must be like http://127.0.0.1:5080.");
            return null;
        },
    };

    public void AddTo(Command command)
    {
        command.Options.Add(url);
        command.Options.Add(key);
        command.Validators.Add(result =>
        {
            try
            {
                if (string.IsNullOrEmpty(result.GetValue(key) ?? MountedKey))
                    result.AddError("Give an API key with --key or in LOYALTY_KEY.");
            }
            catch (ConfigurationException refused)
            {
                result.AddError(refused.Message);
            }
        });
    }

    public LoyaltyClient Connect(ParseResult parsed)
    {
        // A trailing slash, so that a service behind a path is reached as well.
        var address = new Uri(parsed.GetValue(url)!.ToString().TrimEnd('/') + "/");
        return new LoyaltyClient(
            address, parsed.GetValue(key) ?? MountedKey!, TimeProvider.System, new SocketsHttpHandler());
    }

    /// <summary>Runs what speaks to the service, and says so where the service is gone.</summary>
    public static async Task<int> GuardAsync(IAnsiConsole console, Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (ServiceUnreachableException gone)
        {
            console.MarkupLineInterpolated($"[red]{gone.Message}[/]");
            console.WriteLine("Nothing that was answered is lost. The same command resumes.");
            return 1;
        }
    }
}

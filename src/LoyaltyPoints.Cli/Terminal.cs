using Spectre.Console;

namespace LoyaltyPoints.Cli;

/// <summary>The console that commands write to.</summary>
internal static class Terminal
{
    /// <summary>Colours and a moving bar for people; plain lines, not cut at 80 columns, for a file.</summary>
    public static IAnsiConsole Create()
    {
        if (!Console.IsOutputRedirected) return AnsiConsole.Console;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = 160;
        return console;
    }
}

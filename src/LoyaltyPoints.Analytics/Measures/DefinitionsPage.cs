using System.Text;

namespace LoyaltyPoints.Analytics.Measures;

/// <summary>The definitions as a page for people, Markdown.</summary>
public static class DefinitionsPage
{
    public static string Text { get; } = Write();

    private static string Write()
    {
        var page = new StringBuilder("# What the numbers mean\n");
        foreach (var definition in Definitions.All)
        {
            page.Append(
                $"\n## {definition.Name}\n\n`{definition.Id}`. {definition.Meaning}\n\n"
                + $"- Formula: {definition.Formula}\n- Unit: {definition.Unit}\n- Source: {definition.Source}\n");
        }

        return page.ToString();
    }
}

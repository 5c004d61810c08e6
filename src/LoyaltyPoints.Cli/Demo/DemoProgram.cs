using LoyaltyPoints.Cli.Http;

namespace LoyaltyPoints.Cli.Demo;

/// <summary>Finds the shop's program at the service, or makes it.</summary>
internal static class DemoProgram
{
    /// <returns>The program, published; or the refusal that stood in the way.</returns>
    public static async Task<Answer<ProgramView>> EnsureAsync(LoyaltyClient client, CancellationToken cancellation)
    {
        var program = await FindAsync(client, cancellation)
            ?? await client.CreateProgramAsync(DemoShop.Program, "loyalty-demo-program", cancellation);
        if (program.Value is null) return program;
        var published = await client.PublishAsync(
            program.Value.Id, new Publication(1, DemoShop.Since), cancellation);
        // A run before this one may have ended between the two steps, or after them.
        return published.Value is null && published.Code != "already_published" ? published : program;
    }

    private static async Task<Answer<ProgramView>?> FindAsync(LoyaltyClient client, CancellationToken cancellation)
    {
        for (string? cursor = null; ;)
        {
            var page = await client.ListProgramsAsync(cursor, cancellation);
            if (page.Value is null) return new Answer<ProgramView>(page.Status, null, page.Problem, false);
            if (page.Value.Data.FirstOrDefault(program => program.Name == DemoShop.ProgramName) is { } found)
                return new Answer<ProgramView>(page.Status, found, null, false);
            if ((cursor = page.Value.NextCursor) is null) return null;
        }
    }
}

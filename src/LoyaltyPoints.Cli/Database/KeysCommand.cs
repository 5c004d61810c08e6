using System.CommandLine;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary>
/// <c>loyalty keys</c>: makes, lists and revokes API keys in the database: the way in for whoever runs the service.
/// </summary>
internal static class KeysCommand
{
    private const int Page = 200;

    public static Command Create() => new("keys", "API keys, straight in the database.")
    {
        KeysCreateCommand.Create(), List(), Revoke(),
    };

    private static Command List()
    {
        var command = new Command("list", "All keys of all tenants, without their secrets.");
        new DatabaseOptions().Run(command, (_, dialect, console, _) =>
        {
            using var readers = new ReadPool(dialect);
            console.Write(readers.Read(Table));
            return Task.FromResult(0);
        });
        return command;
    }

    private static Command Revoke()
    {
        var id = new Argument<string>("id") { Description = "The public part of the key: lpk_live_<id>_..." };
        var command = new Command("revoke", "Revoke a key; a running service stops taking it within seconds.") { id };
        new DatabaseOptions().Run(command, async (parsed, dialect, console, _) =>
        {
            var keyId = parsed.GetValue(id)!;
            var result = await DatabaseWrite.RunAsync(dialect, batch =>
                TenantRows.FindKey(batch.Session, keyId) is { } key
                    && TenantRows.RevokeKey(batch, key.TenantId, keyId)
                    ? new Answer(204, default)
                    : new Refusal("api_key_not_found", $"There is no key {keyId} that is not revoked."));
            console.WriteLine(result.Refusal?.Detail ?? $"Revoked {keyId}.");
            return result.Refusal is null ? 0 : 1;
        });
        return command;
    }

    private static Table Table(Session session)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("Tenant", "Kind", "Id", "Name", "Scopes", "Created", "Revoked");
        foreach (var tenant in TenantList.All(session))
        {
            foreach (var key in Keys(session, tenant.Id))
            {
                table.AddRow(
                    $"{tenant.Id} {tenant.Name.EscapeMarkup()}", tenant.IsTest ? "test" : "live", key.KeyId,
                    key.Name.EscapeMarkup(), string.Join(',', ScopeNames.Of(key.Scopes)), key.CreatedAt.ToString(),
                    key.RevokedAt?.ToString() ?? "");
            }
        }

        return table;
    }

    private static IEnumerable<ApiKeyRecord> Keys(Session session, int tenantId)
    {
        for (var after = ""; ;)
        {
            var page = TenantRows.Keys(session, tenantId, after, Page);
            foreach (var key in page) yield return key;
            if (page.Count < Page) yield break;
            after = page[^1].KeyId;
        }
    }
}

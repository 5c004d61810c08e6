using System.CommandLine;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using Spectre.Console;

namespace LoyaltyPoints.Cli.Database;

/// <summary><c>loyalty keys create</c>: makes a key, and a tenant for it where asked to, and shows it once.</summary>
internal sealed class KeysCreateCommand
{
    private readonly Option<string> name =
        new("--name") { Required = true, Description = "For people: which till, app or person holds it." };

    private readonly Option<Scopes> scopes = new("--scopes")
    {
        HelpName = "pos,checkout,partner,admin",
        Required = true,
        Description = "Some of pos,checkout,partner,admin; none implies another.",
        CustomParser = result =>
        {
            var set = Scopes.None;
            foreach (var word in result.Tokens[0].Value.Split(','))
            {
                if (ScopeNames.TryParse(word, out var scope)) set |= scope;
                else result.AddError($"'{word}' is no scope; known are pos, checkout, partner, admin.");
            }

            return set;
        },
    };

    private readonly Option<string?> partner = new("--partner")
    {
        HelpName = "prt_...",
        Description = "Whose app will hold it: with the scope partner and no other.",
    };

    private readonly Option<int?> tenant =
        new("--tenant") { Description = "Number of the tenant; may be left out where there is one only." };

    private readonly Option<string?> newTenant =
        new("--new-tenant") { Description = "Make a tenant of this name, and the key for it." };

    private readonly Option<bool> live =
        new("--live") { Description = "The new tenant is a live one; else it is a test tenant." };

    public static Command Create() => new KeysCreateCommand().Build();

    private Command Build()
    {
        var command = new Command("create", "Make a key. It is shown this once: only its hash is kept.")
        {
            name, scopes, partner, tenant, newTenant, live,
        };
        new DatabaseOptions().Run(command, async (parsed, dialect, console, _) =>
        {
            var made = "";
            var result = await DatabaseWrite.RunAsync(dialect, batch =>
            {
                if (Tenant(parsed, batch, out var owner) is { } refusal) return refusal;
                if (Partner(parsed, batch, owner.Id, out var holder) is { } unknown) return unknown;
                made = ApiKeyText.Generate(owner.IsTest);
                var (id, hash) = Parts(made);
                TenantRows.CreateKey(batch, new ApiKeyRecord(
                    id, owner.Id, parsed.GetValue(name)!, hash, parsed.GetValue(scopes), owner.IsTest, batch.Now,
                    null)
                {
                    PartnerId = holder,
                });
                return new Answer(201, default);
            });
            console.WriteLine(result.Refusal?.Detail ?? made);
            return result.Refusal is null ? 0 : 1;
        });
        return command;
    }

    private Refusal? Tenant(ParseResult parsed, Batch batch, out TenantRecord owner)
    {
        owner = new TenantRecord(0, parsed.GetValue(newTenant) ?? "", !parsed.GetValue(live));
        if (owner.Name.Length > 0)
        {
            owner = owner with { Id = TenantRows.CreateTenant(batch, owner.Name, owner.IsTest) };
            return null;
        }

        var tenants = TenantList.All(batch.Session);
        var wanted = parsed.GetValue(tenant);
        if (tenants.Where(one => wanted is null || one.Id == wanted).ToList() is [var found])
        {
            owner = found;
            return null;
        }

        var known = string.Join(", ", tenants.Select(one => $"{one.Id} {one.Name}"));
        return new Refusal("tenant_unknown", $"Name one tenant with --tenant, or make one with --new-tenant: {known}.");
    }

    private Refusal? Partner(ParseResult parsed, Batch batch, int tenantId, out Guid? holder)
    {
        holder = null;
        var (text, set) = (parsed.GetValue(partner), parsed.GetValue(scopes));
        if (text is null && !set.HasFlag(Scopes.Partner)) return null;
        if (set != Scopes.Partner || !PublicId.TryParse(PublicId.Partner, text, out var id))
        {
            return new Refusal(
                "partner_unknown", "A partner's key has the scope partner and no other, and names it with --partner.");
        }

        holder = id;
        return PartnerRows.Find(batch.Session, tenantId, id) is null ? PartnerRows.NotFound("") : null;
    }

    private static (string Id, byte[] SecretHash) Parts(string made) => ApiKeyText.TryParse(made, out var key)
        ? (key.Id.ToString(), key.HashSecret()) : throw new InvalidOperationException("A made key is no key.");
}

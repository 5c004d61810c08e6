using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Startup;

/// <summary>
/// Fills an empty database: with a tenant for the operator's own key (<c>LOYALTY_BOOTSTRAP_KEY</c>), or, where there is
/// none, with a test tenant to try things on, whose key is shown once.
/// </summary>
internal sealed class FirstStart(
    ReadPool readers, LedgerWriter writer, IConfiguration configuration, IHostApplicationLifetime lifetime,
    IServiceProvider services)
{
    public const string BootstrapKey = "LOYALTY_BOOTSTRAP_KEY";

    /// <exception cref="ConfigurationException">The bootstrap key has not the form of a key.</exception>
    public async Task FillAsync()
    {
        var given = configuration[BootstrapKey];
        if (given is not null && !ApiKeyText.TryParse(given, out _))
        {
            throw new ConfigurationException(
                $"{BootstrapKey} must have the form lpk_test_<id>_<secret> or lpk_live_<id>_<secret>: an id of 4 to 32 "
                + "letters and digits, a secret of 16 to 128 letters, digits, '_' and '-'.");
        }

        if (readers.Read(TenantRows.Any)) return;
        var key = given ?? ApiKeyText.Generate(isTest: true);
        var demo = await MakeTenantAsync(key, given is null);
        if (demo is not null) lifetime.ApplicationStarted.Register(() => Show(key, demo));
    }

    private async Task<Demo?> MakeTenantAsync(string keyText, bool withDemo)
    {
        Demo? demo = null;
        var result = await writer.WriteAsync(new FunctionWork(0, null, batch =>
        {
            // An attempt may be repeated; another process may have filled the database meanwhile, and where two do it
            // at once, the tenant's key lets only one.
            demo = null;
            if (TenantRows.Any(batch.Session)) return new Answer(200, default);
            if (!ApiKeyText.TryParse(keyText, out var key)) throw new InvalidOperationException("Not a key.");
            var tenantId = TenantRows.CreateTenant(batch, withDemo ? "Demo" : "First tenant", key.IsTest);
            TenantRows.CreateKey(batch, new ApiKeyRecord(
                key.Id.ToString(), tenantId, "First key", key.HashSecret(), Scopes.All & ~Scopes.Partner, key.IsTest,
                batch.Now, null));
            demo = withDemo ? MakeDemo(batch, tenantId) : null;
            return new Answer(201, default);
        }));
        return result.Refusal is { } refusal ? throw new ConfigurationException(refusal.Detail) : demo;
    }

    private static Demo MakeDemo(Batch batch, int tenantId)
    {
        var program = ProgramWrites.Create(
            batch, tenantId, "Everyday points", "points", DemoProgram.Definition.ToArray());
        ProgramWrites.Publish(batch, tenantId, program.Id, 1, null);
        var member = new MemberRecord
        {
            Id = batch.Ids.Next(),
            ExternalId = "demo-1",
            Name = "Demo Member",
            Identifiers = [new MemberIdentifier("phone", "+8613800000000")],
            CreatedAt = batch.Now,
            UpdatedAt = batch.Now,
        };
        member = member with
        {
            Accounts =
            [
                new Account
                {
                    TenantId = tenantId, MemberId = member.Id, ProgramId = program.Id, EnrolledAt = batch.Now,
                },
            ],
        };
        MemberWrites.Create(batch, tenantId, member);
        return new Demo(program.Id, member.Id);
    }

    // For the person at the console, once: the key is kept nowhere, so this is no log line.
    private void Show(string key, Demo demo)
    {
        var address = services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
            .Get<Microsoft.AspNetCore.Hosting.Server.Features.IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        Console.Out.WriteLine($"""
            LoyaltyPoints is ready at {address}, try it at {address}/swagger

              API key (shown only now)  {key}
              demo program              {PublicId.Format(PublicId.Program, demo.ProgramId)}
              demo member               {PublicId.Format(PublicId.Member, demo.MemberId)}

            """);
    }

    private sealed record Demo(Guid ProgramId, Guid MemberId);
}

using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;
using LoyaltyPoints.Storage.Writing;
using LoyaltyPoints.Tests.Worlds;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const int WorldSteps = 30;

    public static readonly TheoryData<int> WorldSeeds = [.. WorldHistory.Seeds(8)];

    [Theory]
    [MemberData(nameof(WorldSeeds))]
    public async Task Whatever_happens_in_all_kinds_of_program_then_two_writers_and_sweeps_store_what_is_decided(
        int seed)
    {
        var one = NewShop();
        var other = NewShop(clock: one.Clock);
        var random = new Random(seed);
        await one.DoAsync(batch => TenantRows.CreateTenant(batch, "Shop", isTest: true));
        var programs = await ProgramsAsync(one, random);
        var who = await one.DoAsync(batch =>
        {
            var drawn = WorldMember.Draw(random, batch.Ids.Next(), batch.Now);
            Assert.Null(MemberWrites.Create(batch, Shop.Tenant, new MemberRecord
            {
                Id = drawn.Id, Birthday = drawn.Birthday, CreatedAt = batch.Now, UpdatedAt = batch.Now,
            }));
            return drawn;
        });
        var (decided, stored) = (
            new CoreWorld(programs, one.Clock, who), new StorageWorld(one, other, who, programs, seed));
        // The last one is joined later.
        foreach (var program in programs.SkipLast(1))
        {
            var enrol = new Enrol(program.ProgramId, who.EnrolledAt);
            Assert.Equal(await decided.DoAsync(enrol), await stored.DoAsync(enrol));
        }

        await new WorldHistory(seed, one.Clock, decided, stored).RunAsync(WorldSteps, who.EnrolledAt);

        Assert.True(one.Readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { })).IsSound);
    }

    // As they are stored and compiled for the writers, with the ids they got.
    private static Task<List<CompiledProgram>> ProgramsAsync(Shop shop, Random random) => shop.DoAsync(batch =>
    {
        var definitions = new WorldDefinitions(random);
        var programs = new List<CompiledProgram>();
        foreach (var type in definitions.Types())
        {
            var json = definitions.Next(type).ToJsonString();
            var id = ProgramWrites.Create(batch, Shop.Tenant, "World", type, Encoding.UTF8.GetBytes(json)).Id;
            Assert.Null(ProgramWrites.Publish(
                batch, Shop.Tenant, id, 1, batch.Now.Plus(-TimeSpan.FromDays(1000))).Refusal);
            using var document = JsonDocument.Parse(json);
            var definition = ProgramDefinitionReader.Read(document.RootElement).Definition!;
            programs.Add(CompiledProgram.Compile(id, 1, definition));
            definitions.Know(type, PublicId.Format(PublicId.Program, id));
        }

        return programs;
    });
}

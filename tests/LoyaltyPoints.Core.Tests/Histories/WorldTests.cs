using System.Text.Json;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Tests;
using LoyaltyPoints.Tests.Worlds;

namespace LoyaltyPoints.Core.Tests.Histories;

public sealed class WorldTests
{
    private const int Worlds = 150;
    private const int Steps = 40;

    [Fact]
    public async Task Whatever_happens_in_all_kinds_of_program_then_sweeps_change_nothing_and_the_books_are_right()
    {
        foreach (var seed in WorldHistory.Seeds(Worlds)) await RunAsync(seed);
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var clock = new ManualClock();
        var programs = Programs(random);
        var member = WorldMember.Draw(random, new Guid(2, 0, 0, new byte[8]), clock.Now);
        var (unswept, swept) = (new CoreWorld(programs, clock, member), new CoreWorld(programs, clock, member));
        // The last one is joined later.
        foreach (var program in programs.SkipLast(1))
        {
            var enrol = new Enrol(program.ProgramId, member.EnrolledAt);
            Assert.Equal(await unswept.DoAsync(enrol), await swept.DoAsync(enrol));
        }

        await new WorldHistory(seed, clock, unswept, swept).RunAsync(Steps, member.EnrolledAt);
    }

    private static List<CompiledProgram> Programs(Random random)
    {
        var definitions = new WorldDefinitions(random);
        var programs = new List<CompiledProgram>();
        foreach (var type in definitions.Types())
        {
            using var document = JsonDocument.Parse(definitions.Next(type).ToJsonString());
            var parsed = ProgramDefinitionReader.Read(document.RootElement);
            // In no order, so that accounts are gone through otherwise than programs ask for each other.
            var id = new Guid(random.Next(), 1, 1, new byte[8]);
            programs.Add(CompiledProgram.Compile(id, 1, parsed.Definition ?? throw new InvalidOperationException(
                $"{string.Join("; ", parsed.Faults)} in {document.RootElement}")));
            definitions.Know(type, PublicId.Format(PublicId.Program, id));
        }

        return programs;
    }
}

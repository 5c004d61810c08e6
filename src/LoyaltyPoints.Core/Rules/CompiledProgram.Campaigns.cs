using System.Collections.Concurrent;
using LoyaltyPoints.Core.Campaigns;

namespace LoyaltyPoints.Core.Rules;

/// <summary>A version together with campaigns, which is made once for each set of them that meets.</summary>
public sealed partial class CompiledProgram
{
    private readonly ConcurrentDictionary<Campaign, CompiledProgram> withOneMore = [];

    /// <summary>This version without campaigns.</summary>
    public CompiledProgram Own { get; }

    /// <summary>Those whose rules are among its own, in the order in which they were added.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; }

    /// <summary>The same with more campaigns.</summary>
    public CompiledProgram With(IEnumerable<Campaign> campaigns)
    {
        var program = this;
        foreach (var campaign in campaigns) program = program.withOneMore.GetOrAdd(campaign, program.WithOne);
        return program;
    }

    /// <summary>What clock and calendar show at an instant in the program's time zone.</summary>
    public DateTime LocalTime(Instant at) => days.LocalTime(at);

    private CompiledProgram WithOne(Campaign campaign) =>
        new(ProgramId, Version, Definition, Own, [.. Campaigns, campaign]);
}

using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Programs;

/// <summary>A version of a program that was published, and from when on it counts.</summary>
public sealed record PublishedVersion(Instant EffectiveAt, CompiledProgram Program);

/// <summary>The published versions of one program.</summary>
public sealed class ProgramVersions(Guid programId, IEnumerable<PublishedVersion> versions)
{
    // Where two versions start at the same instant, the newer one counts.
    private readonly PublishedVersion[] ordered =
        [.. versions.OrderBy(version => version.EffectiveAt).ThenBy(version => version.Program.Version)];

    public Guid ProgramId => programId;

    /// <summary>The version in effect at an instant; null before the first took effect.</summary>
    public CompiledProgram? At(Instant instant)
    {
        for (var at = ordered.Length - 1; at >= 0; at--)
            if (ordered[at].EffectiveAt <= instant) return ordered[at].Program;
        return null;
    }

    /// <summary>A version by number; null where it was never published.</summary>
    public CompiledProgram? Version(int number) =>
        Array.Find(ordered, version => version.Program.Version == number)?.Program;
}

/// <summary>All published programs of one tenant, as of one state of its configuration. Immutable.</summary>
public sealed class ProgramCatalog(IEnumerable<ProgramVersions> programs)
{
    public static readonly ProgramCatalog Empty = new([]);

    private readonly Dictionary<Guid, ProgramVersions> byId = programs.ToDictionary(program => program.ProgramId);

    /// <summary>What is given where members bring others; null where nothing is.</summary>
    public ReferralProgram? Referrals { get; init; }

    public AffiliateList Affiliates { get; init; } = AffiliateList.None;

    public ProgramVersions? Find(Guid programId) => byId.GetValueOrDefault(programId);

    /// <summary>
    /// The same programs, with this version, published or not, in effect from the beginning in place of all versions
    /// of its program.
    /// </summary>
    public ProgramCatalog InEffect(CompiledProgram version) => new(
    [
        .. byId.Values.Where(program => program.ProgramId != version.ProgramId),
        new ProgramVersions(version.ProgramId, [new PublishedVersion(Instant.Beginning, version)]),
    ]);
}

using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Core.Velocity;

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

    /// <summary>The version that takes effect last.</summary>
    public CompiledProgram Newest => ordered[^1].Program;

    /// <summary>That in effect at an instant, and those that take effect later.</summary>
    public IEnumerable<CompiledProgram> From(Instant instant) =>
        ordered.Where(version => version.EffectiveAt > instant).Select(version => version.Program)
            .Concat(At(instant) is { } program ? [program] : []);

    /// <summary>A version by number; null where it was never published.</summary>
    public CompiledProgram? Version(int number) =>
        Array.Find(ordered, version => version.Program.Version == number)?.Program;
}

/// <summary>All published programs of one tenant, as of one state of its configuration. Immutable.</summary>
public sealed class ProgramCatalog(
    IEnumerable<ProgramVersions> programs, params IReadOnlyList<CampaignVersions> campaigns)
{
    public static readonly ProgramCatalog Empty = new([]);

    private readonly Dictionary<Guid, ProgramVersions> byId = programs.ToDictionary(program => program.ProgramId);

    // Those that are not stopped, oldest first: the order of their ids is that of their making.
    private readonly Dictionary<Guid, Campaign[]> running = campaigns.Where(one => one.Current is not null)
        .OrderBy(one => one.Id).GroupBy(one => one.ProgramId, one => one.Current!)
        .ToDictionary(group => group.Key, group => group.ToArray());

    private readonly Dictionary<Guid, CampaignVersions> campaignsById = campaigns.ToDictionary(one => one.Id);

    /// <summary>In their latest versions, by id; each is read when it is first asked for.</summary>
    public IReadOnlyDictionary<Guid, Lazy<Reward>> Rewards { get; private init; } =
        new Dictionary<Guid, Lazy<Reward>>();

    /// <summary>What is given where members bring others; null where nothing is.</summary>
    public ReferralProgram? Referrals { get; init; }

    public AffiliateList Affiliates { get; init; } = AffiliateList.None;

    /// <summary>Who else redeems the tenant's units, by id.</summary>
    public IReadOnlyDictionary<Guid, Partner> Partners { get; init; } = new Dictionary<Guid, Partner>();

    /// <summary>What members are asked, by id.</summary>
    public IReadOnlyDictionary<Guid, Survey> Surveys { get; init; } = new Dictionary<Guid, Survey>();

    /// <summary>All segments that were ever made, by id.</summary>
    public IReadOnlyDictionary<Guid, KnownSegment> Segments { get; init; } = new Dictionary<Guid, KnownSegment>();

    /// <summary>Campaigns that are not stopped.</summary>
    public IEnumerable<Campaign> RunningCampaigns => running.Values.SelectMany(static found => found);

    /// <summary>How the tenant wants to be told about its members.</summary>
    public AnalyticsSettings Analytics { get; init; } = new();

    /// <summary>What the tenant declares against abuse.</summary>
    public VelocityRules Velocity { get; init; } = VelocityRules.None;

    /// <summary>All of them, oldest first: the order of their ids is that of their making.</summary>
    public IEnumerable<ProgramVersions> Programs => byId.Values.OrderBy(program => program.ProgramId);

    public ProgramVersions? Find(Guid programId) => byId.GetValueOrDefault(programId);

    /// <summary>Whether any campaign was ever made.</summary>
    public bool HasCampaigns => campaignsById.Count > 0;

    /// <summary>The newest version of a campaign of the tenant, also of one that was stopped.</summary>
    public Campaign LatestCampaign(Guid campaignId) => campaignsById[campaignId].Latest;

    /// <summary>
    /// The version of a program in effect at an instant, with the campaigns that run then; null where none is.
    /// </summary>
    public CompiledProgram? ForPurchase(Guid programId, Instant occurredAt)
    {
        if (Find(programId)?.At(occurredAt) is not { } program) return null;
        if (!running.TryGetValue(programId, out var found)) return program;
        return program.With(found.Where(campaign => campaign.RunsAt(occurredAt, program.LocalTime)));
    }

    /// <summary>The version that judged a purchase, with the campaigns that applied; null where none did.</summary>
    public CompiledProgram? Judge(PurchaseResult result) => !result.IsJudged ? null
        : Find(result.ProgramId)?.Version(result.ProgramVersion!.Value) is not { } program ? null
        : result.Campaigns is null ? program
        : program.With(result.Campaigns.Select(one => campaignsById[one.CampaignId].Version(one.Version)));

    /// <summary>
    /// The same programs, with this version, published or not, in effect from the beginning in place of all versions
    /// of its program.
    /// </summary>
    public ProgramCatalog InEffect(CompiledProgram version) => new(
    [
        .. byId.Values.Where(program => program.ProgramId != version.ProgramId),
        new ProgramVersions(version.ProgramId, [new PublishedVersion(Instant.Beginning, version)]),
    ], campaigns)
    {
        Segments = Segments,
    };

    /// <summary>The same programs, with these rewards.</summary>
    public ProgramCatalog With(IReadOnlyDictionary<Guid, Lazy<Reward>> rewards) =>
        new(byId.Values, campaigns)
        {
            Rewards = rewards, Referrals = Referrals, Affiliates = Affiliates, Partners = Partners,
            Surveys = Surveys,
            Segments = Segments,
            Analytics = Analytics,
            Velocity = Velocity,
        };

    /// <summary>A reward in its latest version, archived or not; null where there is none.</summary>
    public Reward? Reward(Guid rewardId) => Rewards.GetValueOrDefault(rewardId)?.Value;

    /// <summary>The same programs, as if there were no campaigns.</summary>
    public ProgramCatalog WithoutCampaigns() => new(byId.Values) { Segments = Segments };
}

using LoyaltyPoints.Cli.Http;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>What became of the steps that were sent. Not safe for concurrent use: each shard keeps its own.</summary>
public sealed class ReplayTally
{
    private readonly Dictionary<string, (int Count, string First)> refusals = [];
    private readonly Dictionary<string, string> purchaseIds = [];
    private readonly HashSet<string> recorded = [];
    private readonly Dictionary<string, int> earnedNothing = [];

    public int MembersCreated { get; set; }

    /// <summary>Members that the service knew before.</summary>
    public int MembersFound { get; set; }

    /// <summary>Orders that the service holds, new or not.</summary>
    public int Orders => purchaseIds.Count;

    /// <summary>Returns that the service holds, new or not.</summary>
    public int Returns { get; private set; }

    /// <summary>Of <see cref="Orders"/> and <see cref="Returns"/>, those it had held before.</summary>
    public int Replayed { get; private set; }

    public long UnitsEarned { get; private set; }

    public long UnitsTakenBack { get; private set; }

    /// <summary>Returns that were not sent because their order was refused.</summary>
    public int NotSent { get; set; }

    /// <summary>Invoices of orders that the service did not hold before.</summary>
    public IReadOnlySet<string> Recorded => recorded;

    /// <summary>Orders that could not earn, by reason, e.g. <c>not_enrolled_then</c>.</summary>
    public IReadOnlyDictionary<string, int> EarnedNothing => earnedNothing;

    /// <summary>How often each code of refusal came, and the first sentence that came with it.</summary>
    public IReadOnlyDictionary<string, (int Count, string First)> Refusals => refusals;

    /// <summary>The service's id of each order, by invoice.</summary>
    public IReadOnlyDictionary<string, string> PurchaseIds => purchaseIds;

    public bool IsClean => refusals.Count == 0 && NotSent == 0;

    public void Purchase(string invoice, string program, Answer<PurchaseView> answer)
    {
        if (answer.Value is null)
        {
            Refused("purchase", invoice, answer.Code, answer.Detail);
            return;
        }

        purchaseIds[invoice] = answer.Value.Id;
        if (answer.Replayed) Replayed++;
        else recorded.Add(invoice);
        foreach (var result in answer.Value.Results.Where(result => result.ProgramId == program))
        {
            UnitsEarned += result.Units;
            if (result.Status is { } status and not ("available" or "pending"))
                earnedNothing[status] = earnedNothing.GetValueOrDefault(status) + 1;
        }
    }

    public void Return(NewReturn sent, string program, Answer<ReturnView> answer)
    {
        if (answer.Value is null)
        {
            Refused("return", sent.ExternalId, answer.Code, answer.Detail);
            return;
        }

        Returns++;
        if (answer.Replayed) Replayed++;
        UnitsTakenBack += answer.Value.Results.Where(result => result.ProgramId == program)
            .Sum(result => Math.Abs(result.Units));
    }

    public void Refused(string what, string which, string code, string detail)
    {
        var key = $"{what}: {code}";
        var (count, first) = refusals.GetValueOrDefault(key, (0, $"{which}: {detail}"));
        refusals[key] = (count + 1, first);
    }

    /// <summary>Takes in what another shard counted.</summary>
    public void Add(ReplayTally other)
    {
        MembersCreated += other.MembersCreated;
        MembersFound += other.MembersFound;
        Returns += other.Returns;
        Replayed += other.Replayed;
        UnitsEarned += other.UnitsEarned;
        UnitsTakenBack += other.UnitsTakenBack;
        NotSent += other.NotSent;
        recorded.UnionWith(other.recorded);
        foreach (var (status, count) in other.earnedNothing)
            earnedNothing[status] = earnedNothing.GetValueOrDefault(status) + count;
        foreach (var (invoice, id) in other.purchaseIds) purchaseIds[invoice] = id;
        foreach (var (key, (count, first)) in other.refusals)
        {
            var (before, kept) = refusals.GetValueOrDefault(key, (0, first));
            refusals[key] = (before + count, kept);
        }
    }
}

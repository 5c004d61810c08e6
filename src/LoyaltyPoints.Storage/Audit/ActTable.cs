using System.Runtime.InteropServices;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Audit;

/// <summary>What a batch records of acts: a row an act, however many writes it has in the batch.</summary>
internal sealed class ActTable
{
    /// <summary>Longer ones are no ids of anything.</summary>
    private const int LongestTarget = 100;

    private static readonly SetStatement Append = Insert(
        "audit_log",
        Int("tenant_id"), Id("act_id"), Long("recorded_at"), Text("actor_type"), Text("actor"), Text("label"),
        Text("address"), Text("method"), Text("route"), Text("target"), Int("status"), Long("writes"), Text("request"),
        Bytes("body_hash"));

    private Dictionary<Act, (Answer First, long Writes)>? staged;

    /// <param name="answer">What the write was answered; no replay.</param>
    public void Stage(Act act, Answer answer)
    {
        staged ??= [];
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(staged, act, out _);
        row = (row.First ?? answer, row.Writes + 1);
    }

    public void Save(RoundTrip trip, IdIssuer ids, Instant now)
    {
        if (staged is null) return;
        var rows = new RowSet(Append);
        foreach (var (act, (answer, writes)) in staged)
        {
            rows.Add(act.TenantId).Add(ids.Next()).Add(now.UnixMilliseconds).Add(act.Actor.Type).Add(act.Actor.Id)
                .Add(act.Actor.Label).Add(act.Address).Add(act.Method).Add(act.Route).Add(Target(act, answer))
                .Add(answer.Status).Add(writes).Add(act.RequestId).Add(act.BodyHash);
        }

        trip.Write(rows);
        staged = null;
    }

    // What the path names; else what was made, which its address names.
    private static string Target(Act act, Answer answer)
    {
        var target = act.Target.Length > 0 ? act.Target
            : answer.Made ?? answer.Location?[(answer.Location.LastIndexOf('/') + 1)..] ?? "";
        return target.Length <= LongestTarget ? target : "";
    }
}

using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// Takes rows of the journal of tills away, adds them to the sums of their days, and puts a day that breaks a rule
/// before a reviewer, once; all in one transaction.
/// </summary>
internal static class TillDigest
{
    private const int MostRows = 64;

    // Longer than any rule looks back.
    private const int DaysKept = 100;

    private const string SelectJournal = """
        SELECT journal_id, sales FROM till_journal WHERE tenant_id = @tenant ORDER BY journal_id
        """;

    private const string DeleteJournal = """
        DELETE FROM till_journal WHERE tenant_id = @tenant AND journal_id = @journal
        """;

    private const string SelectDays = """
        SELECT day, units, is_flagged FROM till_days
        WHERE tenant_id = @tenant AND source = @source AND program_id = @program
        """;

    private const string InsertDay = """
        INSERT INTO till_days (tenant_id, source, program_id, day, units, is_flagged)
        VALUES (@tenant, @source, @program, @day, @units, @flagged)
        """;

    private const string UpdateDay = """
        UPDATE till_days SET units = @units, is_flagged = @flagged
        WHERE tenant_id = @tenant AND source = @source AND program_id = @program AND day = @day
        """;

    private const string DeleteDays = """
        DELETE FROM till_days
        WHERE tenant_id = @tenant AND source = @source AND program_id = @program AND day < @first
        """;

    /// <returns>How many rows it took; 0 where there were none.</returns>
    public static int Run(Batch batch, int tenantId)
    {
        var sums = Take(batch, tenantId, out var rows);
        if (sums.Count == 0) return rows;
        var rules = VelocityRulesRows.Find(batch.Session, tenantId).Rules.Tills;
        // Days in their order: each is judged by those before it.
        foreach (var (till, units) in sums.OrderBy(static sum => sum.Key.Day)) Add(batch, tenantId, till, units, rules);
        return rows;
    }

    private static Dictionary<TillDay, long> Take(Batch batch, int tenantId, out int rows)
    {
        var (sums, taken) = (new Dictionary<TillDay, long>(), new List<Guid>());
        var found = batch.Session.Connection.Query<(StoredId Id, byte[] Sales)>(
            batch.Session.Dialect.Limited(SelectJournal), new { tenant = tenantId, limit = MostRows },
            batch.Session.CurrentTransaction);
        foreach (var (id, sales) in found)
        {
            taken.Add(id.Value);
            TillSaleCodec.AddTo(sums, sales);
        }

        foreach (var id in taken) batch.Session.Prepared(DeleteJournal).Bind(tenantId).Bind(id).Execute();
        rows = taken.Count;
        return sums;
    }

    private static void Add(
        Batch batch, int tenantId, TillDay till, long units, IReadOnlyList<TillRule> rules)
    {
        var days = Days(batch, tenantId, till);
        var isKnown = days.TryGetValue(till.Day, out var known);
        var sum = TillSaleCodec.Capped(known.Units, units);
        var today = NumberOf(till.Day);
        var breaches = known.IsFlagged ? [] : rules.Where(rule => rule.ProgramId == till.ProgramId)
            .Select(rule => rule.Judge(today, sum, days.Select(day => KeyValuePair.Create(
                NumberOf(day.Key), day.Value.Units))))
            .OfType<TillBreach>().ToList();
        if (breaches.Count > 0) Open(batch, tenantId, till, breaches);
        var flagged = known.IsFlagged || breaches.Count > 0 ? 1 : 0;
        if (isKnown)
        {
            batch.Session.Prepared(UpdateDay).Bind(sum).Bind(flagged).Bind(tenantId).Bind(till.Source)
                .Bind(till.ProgramId).Bind(till.Day).Execute();
            return;
        }

        batch.Session.Prepared(InsertDay).Bind(tenantId).Bind(till.Source).Bind(till.ProgramId).Bind(till.Day)
            .Bind(sum).Bind(flagged).Execute();
        var first = LocalDay.Number(LocalDay.Of(till.Day).AddDays(-DaysKept));
        batch.Session.Prepared(DeleteDays).Bind(tenantId).Bind(till.Source).Bind(till.ProgramId).Bind(first).Execute();
    }

    private static Dictionary<int, (long Units, bool IsFlagged)> Days(Batch batch, int tenantId, TillDay till)
    {
        var days = new Dictionary<int, (long, bool)>();
        var select = batch.Session.Prepared(SelectDays).Bind(tenantId).Bind(till.Source).Bind(till.ProgramId);
        while (select.Read()) days[select.GetInt32(0)] = (select.GetInt64(1), select.GetInt32(2) != 0);
        return days;
    }

    private static void Open(Batch batch, int tenantId, TillDay till, List<TillBreach> breaches)
    {
        var evidence = new ReviewEvidence
        {
            Source = till.Source,
            Day = LocalDay.Of(till.Day),
            TillRules =
            [
                .. breaches.Select(breach => new BrokenTillRule(
                    breach.Rule.Id, till.ProgramId, breach.Units, breach.Average, breach.Days, breach.Rule.Times)),
            ],
        };
        batch.Reviews.Stage(tenantId, new Review(
            batch.Ids.Next(), Guid.Empty, ReviewKind.Till, Guid.Empty, batch.NowOf(tenantId),
            JsonSerializer.SerializeToUtf8Bytes(evidence, CoreJson.Default.ReviewEvidence)));
    }

    private static int NumberOf(int day) => LocalDay.Of(day).DayNumber;
}

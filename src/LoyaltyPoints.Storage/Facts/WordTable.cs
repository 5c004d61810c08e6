using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// The texts of a tenant's facts and their numbers. New ones are added by the one digest of all instances, so that
/// numbers are given once.
/// </summary>
internal sealed class WordTable
{
    private const string Select = "SELECT number, word FROM fact_words WHERE tenant_id = @tenant ORDER BY number";

    private const string Insert =
        "INSERT INTO fact_words (tenant_id, number, word) VALUES (@tenant, @number, @word)";

    private readonly int tenantId;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(int Number, string Word)> added = [];

    private WordTable(int tenantId) => this.tenantId = tenantId;

    public static WordTable Load(Session session, int tenantId)
    {
        var table = new WordTable(tenantId);
        foreach (var (number, word) in All(session, tenantId)) table.numbers[word] = number;
        return table;
    }

    /// <summary>For those who read facts.</summary>
    public static FactWords Read(Session session, int tenantId) =>
        new(All(session, tenantId).ToDictionary(pair => pair.Number, pair => pair.Word));

    /// <summary>A fact with the numbers of its texts, new ones included.</summary>
    public MemberFact Numbered(NewFact fact) => fact.Fact with
    {
        Currency = Number(fact.Currency), Place = Number(fact.Place), Channel = Number(fact.Channel),
    };

    public void Save(Session session)
    {
        foreach (var (number, word) in added)
            session.Prepared(Insert).Bind(tenantId).Bind(number).Bind(word).Execute();
        added.Clear();
    }

    private int Number(string? word)
    {
        if (word is null) return 0;
        if (numbers.TryGetValue(word, out var known)) return known;
        var number = numbers.Count + 1;
        numbers[word] = number;
        added.Add((number, word));
        return number;
    }

    private static List<(int Number, string Word)> All(Session session, int tenantId)
    {
        var words = new List<(int, string)>();
        var select = session.Prepared(Select).Bind(tenantId);
        while (select.Read()) words.Add((select.GetInt32(0), select.GetText(1)!));
        return words;
    }
}

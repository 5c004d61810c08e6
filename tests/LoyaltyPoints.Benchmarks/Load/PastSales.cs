using System.Globalization;
using System.Text;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// Sales of the last two years, the same at every run: each member has a rhythm and a liking of its own, and some have
/// gone. Members are named by their external ids, so that nothing has to be remembered of them.
/// </summary>
internal sealed class PastSales(int members, DateTimeOffset now)
{
    private const int Days = 730;
    private const int Stores = 20;

    // A folder may be filled in several runs: each has names of its own.
    private readonly long run = now.ToUnixTimeMilliseconds();

    private long number;

    /// <summary>So many purchases as lines of a batch, of members picked by their rhythm.</summary>
    public byte[] Batch(Random random, int lines)
    {
        var body = new StringBuilder();
        for (var line = 0; line < lines; line++) body.Append(Purchase(random)).Append('\n');
        return Encoding.UTF8.GetBytes(body.ToString());
    }

    /// <summary>One purchase of the last minutes.</summary>
    public string Today(Random random) => Purchase(random, Member(random), 0);

    /// <summary>Members as they are made.</summary>
    public static string Member(int at, string program) => $$"""
        {"externalId":"m{{at}}","programs":["{{program}}"],"enrolledAt":"2020-01-01T00:00:00Z"}
        """;

    private string Purchase(Random random)
    {
        var member = Member(random);
        // A third of the members have gone, each on a day of its own.
        var gone = member % 3 == 0 ? member * 7919L % Days : 0;
        return Purchase(random, member, gone + (random.NextDouble() * (Days - gone)));
    }

    private string Purchase(Random random, int member, double daysAgo)
    {
        var at = now.AddDays(-daysAgo).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var (one, two) = (Amount(random, member), Amount(random, member));
        var coupons = random.Next(100) < member % 40 ? "\"SPRING\"" : "";
        var channel = member % 4 == 0 ? "web" : "pos";
        return $"{{\"source\":\"pos-{member % Stores}\",\"externalId\":\"n{run}-{Interlocked.Increment(ref number)}\","
            + $"\"member\":{{\"externalId\":\"m{member}\"}},\"occurredAt\":\"{at}\",\"currency\":\"CNY\","
            + $"\"total\":{one + two},\"store\":\"st-{member % Stores}\",\"channel\":\"{channel}\","
            + $"\"coupons\":[{coupons}],\"lines\":["
            + $"{{\"id\":\"1\",\"sku\":\"LATTE\",\"category\":\"coffee\",\"quantity\":2,\"amount\":{one}}},"
            + $"{{\"id\":\"2\",\"sku\":\"CAKE\",\"category\":\"food\",\"quantity\":1,\"amount\":{two}}}]}}";
    }

    // The square makes some buy far more often than others.
    private int Member(Random random) => (int)(Math.Pow(random.NextDouble(), 2) * members);

    private static long Amount(Random random, int member) =>
        (long)(Math.Exp(random.NextDouble() * 2) * (500 + (member % 100 * 20)));
}

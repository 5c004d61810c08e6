using System.Net;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Security;

public sealed class KeyQuotasTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.7");

    private readonly ManualTime time = new();
    private readonly HeaderDictionary headers = [];

    [Fact]
    public void A_bucket_is_emptied_then_it_fills_steadily_and_never_beyond_its_size()
    {
        var quotas = new KeyQuotas(new QuotaOptions { RequestsPerSecond = 2, Burst = 4 }, time);
        var key = TestApi.Record(TestApi.KeyText, Scopes.All);
        Assert.Equal(
            ["0 r=3;t=1", "0 r=2;t=1", "0 r=1;t=2", "0 r=0;t=2", "1 r=0;t=2"],
            Enumerable.Range(0, 5).Select(_ => Take(quotas, key)));
        Assert.Equal("\"read\";q=4;w=2", headers["RateLimit-Policy"]);

        time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.Equal("1 r=0;t=2", Take(quotas, key));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["0 r=0;t=2", "1 r=0;t=2"], [Take(quotas, key), Take(quotas, key)]);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(["0 r=3;t=1", "0 r=2;t=1"], [Take(quotas, key), Take(quotas, key)]);
    }

    [Fact]
    public void One_class_or_key_is_spent_then_the_others_are_not()
    {
        var quotas = new KeyQuotas(
            new QuotaOptions
            {
                RequestsPerSecond = 1, Burst = 1,
                Classes = new() { ["Analytics"] = new() { Burst = 2 }, ["write"] = new() { RequestsPerSecond = 0 } },
            }, time);
        var (key, other) = (TestApi.Record(TestApi.KeyText, Scopes.All), TestApi.Record(
            "lpk_test_other1_0123456789abcdef", Scopes.All));

        Assert.Equal([0, 1], [Wait(key, RouteClass.Read), Wait(key, RouteClass.Read)]);
        Assert.Equal([0, 1], [Wait(other, RouteClass.Read), Wait(key, RouteClass.Read)]);
        Assert.Equal([0, 0, 1], Enumerable.Range(0, 3).Select(_ => Wait(key, RouteClass.Analytics)));
        headers.Clear();
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Equal(0, Wait(key, RouteClass.Write)));
        Assert.Empty(headers);

        int Wait(ApiKeyRecord of, RouteClass routes) => quotas.Take(of.KeyId, of.Quota, routes, Here, headers);
    }

    [Fact]
    public void Lines_of_a_batch_are_more_than_there_are_tokens_then_the_next_batch_waits_for_them_all()
    {
        var quotas = new KeyQuotas(new QuotaOptions { RequestsPerSecond = 10, Burst = 20 }, time);
        var key = TestApi.Record(TestApi.KeyText, Scopes.All);
        Assert.Equal(0, quotas.Take(key.KeyId, key.Quota, RouteClass.Batch, Here, headers));

        for (var line = 1; line < 100; line++) quotas.TakeLine(key.KeyId);

        Assert.Equal(9, quotas.Take(key.KeyId, key.Quota, RouteClass.Batch, Here, headers));
        Assert.Equal("\"batch\";r=0;t=2", headers["RateLimit"]);
        time.Advance(TimeSpan.FromSeconds(8.1));
        Assert.Equal(0, quotas.Take(key.KeyId, key.Quota, RouteClass.Batch, Here, headers));
        quotas.TakeLine("nobody");
    }

    [Fact]
    public void A_key_gets_a_quota_of_its_own_then_that_counts_until_it_is_taken_away()
    {
        var quotas = new KeyQuotas(new QuotaOptions { RequestsPerSecond = 1, Burst = 1 }, time);
        var plain = TestApi.Record(TestApi.KeyText, Scopes.All);
        var limits = new Dictionary<RouteClass, RouteLimit> { [RouteClass.Read] = new(1, 3) };
        Assert.Equal(["0 r=0;t=1", "1 r=0;t=1"], [Take(quotas, plain), Take(quotas, plain)]);

        Assert.Equal("0 r=2;t=1", Take(quotas, plain with { Quota = new KeyQuota(1, limits) }));
        // Read from the database again, and the same.
        Assert.Equal("0 r=1;t=2", Take(quotas, plain with { Quota = new KeyQuota(1, limits) }));
        limits = new Dictionary<RouteClass, RouteLimit> { [RouteClass.Read] = new(1, 2) };
        Assert.Equal("0 r=1;t=1", Take(quotas, plain with { Quota = new KeyQuota(2, limits) }));
        Assert.Equal("0 r=0;t=1", Take(quotas, plain));
    }

    [Theory]
    [InlineData(999, 999)]
    [InlineData(1_000, 1_000)]
    [InlineData(1_009, 1_000)]
    [InlineData(1_010, 1_010)]
    [InlineData(9_999, 9_990)]
    [InlineData(10_000, 10_000)]
    [InlineData(123_456_789, 123_000_000)]
    [InlineData(1_000_000_000, 1_000_000_000)]
    public void So_much_is_left_then_that_is_said_to_three_digits_and_always_by_the_same_text(int left, int said)
    {
        var policy = new QuotaPolicy(RouteClass.Write, new RouteLimit(1_000_000, 1_000_000_000));

        Assert.StartsWith($"\"write\";r={said};t=", policy.Left(left), StringComparison.Ordinal);
        Assert.Same(policy.Left(left), policy.Left(left));
    }

    [Fact]
    public async Task Many_take_at_once_then_no_more_are_let_in_than_there_are()
    {
        var bucket = new TokenBucket(1, 1_000, time);
        var taken = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (var number = 0; number < 500; number++)
                if (bucket.TryTake(out int _, out int _)) Interlocked.Increment(ref taken);
        })));

        Assert.Equal(1_000, taken);
    }

    private string Take(KeyQuotas quotas, ApiKeyRecord key)
    {
        var wait = quotas.Take(key.KeyId, key.Quota, RouteClass.Read, Here, headers);
        return $"{wait} {headers["RateLimit"].ToString().Replace("\"read\";", "", StringComparison.Ordinal)}";
    }
}

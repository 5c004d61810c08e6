using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core.Keys;

namespace LoyaltyPoints.Api.Tests.Security;

public sealed class ApiKeyTests
{
    [Theory]
    [InlineData(true, "^lpk_test_[A-Za-z0-9]{12}_[A-Za-z0-9]{32}$")]
    [InlineData(false, "^lpk_live_[A-Za-z0-9]{12}_[A-Za-z0-9]{32}$")]
    public void A_new_key_has_its_form_and_proves_itself(bool isTest, string form)
    {
        var text = ApiKeyText.Generate(isTest);
        Assert.Matches(form, text);
        Assert.True(ApiKeyText.TryParse(text, out var key));
        Assert.Equal(isTest, key.IsTest);
        Assert.True(key.Matches(key.HashSecret()));
        Assert.NotEqual(text, ApiKeyText.Generate(isTest));
    }

    [Theory]
    [InlineData("lpk_test_abcd_0123456789abcdef")]
    [InlineData("lpk_live_A1b2C3d4_with-dash_and_underscore")]
    public void An_operator_may_choose_a_key(string text) => Assert.True(ApiKeyText.TryParse(text, out _));

    [Theory]
    [InlineData("")]
    [InlineData("lpk_test_")]
    [InlineData("lpk_prod_abcd_0123456789abcdef")]
    [InlineData("LPK_test_abcd_0123456789abcdef")]
    [InlineData("lpk_test_abc_0123456789abcdef")]
    [InlineData("lpk_test_abcdefghijklmnopqrstuvwxyz1234567_0123456789abcdef")]
    [InlineData("lpk_test_ab-d_0123456789abcdef")]
    [InlineData("lpk_test_abcd_0123456789abcde")]
    [InlineData("lpk_test_abcd_0123456789abcde!")]
    [InlineData("lpk_test_abcd_0123456789abcdéf")]
    [InlineData("lpk_test_abcd-0123456789abcdef")]
    public void Anything_else_is_no_key(string text) => Assert.False(ApiKeyText.TryParse(text, out _));

    [Fact]
    public void A_secret_has_at_most_128_characters()
    {
        Assert.True(ApiKeyText.TryParse("lpk_test_abcd_" + new string('x', 128), out _));
        Assert.False(ApiKeyText.TryParse("lpk_test_abcd_" + new string('x', 129), out _));
    }

    [Fact]
    public void Scopes_have_names()
    {
        Assert.Equal(["pos", "admin"], ScopeNames.Of(Scopes.Pos | Scopes.Admin));
        Assert.True(ScopeNames.TryParse("partner", out var scope));
        Assert.Equal(Scopes.Partner, scope);
        Assert.False(ScopeNames.TryParse("Admin", out _));
    }

    [Fact]
    public async Task A_key_is_asked_for_once_in_five_seconds()
    {
        var (directory, cache, time) = Setup();
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        Assert.NotNull(await cache.FindAsync("abcd", default));
        time.Advance(ApiKeyCache.Lifetime - TimeSpan.FromMilliseconds(1));
        Assert.True(cache.TryGet("abcd", out _));
        Assert.Equal(1, directory.Asked);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(cache.TryGet("abcd", out _));
        Assert.NotNull(await cache.FindAsync("abcd", default));
        Assert.Equal(2, directory.Asked);
    }

    [Fact]
    public async Task An_unknown_key_is_remembered_for_one_second()
    {
        var (directory, cache, time) = Setup();
        Assert.Null(await cache.FindAsync("abcd", default));
        Assert.Null(await cache.FindAsync("abcd", default));
        Assert.Equal(1, directory.Asked);
        time.Advance(ApiKeyCache.UnknownLifetime);
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        Assert.NotNull(await cache.FindAsync("abcd", default));
    }

    [Fact]
    public async Task A_forgotten_key_is_asked_for_again()
    {
        var (directory, cache, _) = Setup();
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        await cache.FindAsync("abcd", default);
        directory.Record = null;
        cache.Forget("abcd");
        Assert.Null(await cache.FindAsync("abcd", default));
    }

    [Fact]
    public async Task An_answer_under_way_when_its_key_is_forgotten_is_not_kept()
    {
        var (directory, cache, _) = Setup();
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        directory.Gate = new TaskCompletionSource();
        var underway = cache.FindAsync("abcd", default).AsTask();
        cache.Forget("abcd");
        directory.Gate.SetResult();
        Assert.NotNull(await underway);
        Assert.False(cache.TryGet("abcd", out _));
    }

    [Fact]
    public async Task Requests_that_miss_together_ask_once_and_one_may_give_up()
    {
        var (directory, cache, _) = Setup();
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        directory.Gate = new TaskCompletionSource();
        using var patience = new CancellationTokenSource();
        var impatient = cache.FindAsync("abcd", patience.Token).AsTask();
        var others = Enumerable.Range(0, 20).Select(_ => cache.FindAsync("abcd", default).AsTask()).ToArray();
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        directory.Gate.SetResult();
        Assert.All(await Task.WhenAll(others), Assert.NotNull);
        Assert.Equal(1, directory.Asked);
    }

    // Callers used to wait for a lock while one of them asked; with all threads taken, the driver found none to go on.
    [Fact]
    public async Task A_store_that_blocks_its_thread_blocks_no_callers()
    {
        var (directory, cache, _) = Setup();
        using var gate = new ManualResetEventSlim();
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        directory.Blocked = gate;

        var callers = Enumerable.Range(0, 3).Select(_ => cache.FindAsync("abcd", default).AsTask()).ToArray();

        Assert.All(callers, caller => Assert.False(caller.IsCompleted));
        gate.Set();
        Assert.All(await Task.WhenAll(callers), Assert.NotNull);
        Assert.Equal(1, directory.Asked);
    }

    [Fact]
    public async Task A_store_that_fails_is_asked_again()
    {
        var (directory, cache, _) = Setup();
        directory.Failure = new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(() => cache.FindAsync("abcd", default).AsTask());
        directory.Failure = null;
        directory.Record = TestApi.Record("lpk_test_abcd_0123456789abcdef", Scopes.Pos);
        Assert.NotNull(await cache.FindAsync("abcd", default));
    }

    private static (Directory Directory, ApiKeyCache Cache, ManualTime Time) Setup()
    {
        var (directory, time) = (new Directory(), new ManualTime());
        return (directory, new ApiKeyCache(directory, time), time);
    }

    private sealed class Directory : IApiKeyDirectory
    {
        public int Asked { get; private set; }

        public ApiKeyRecord? Record { get; set; }

        public Exception? Failure { get; set; }

        public TaskCompletionSource? Gate { get; set; }

        public ManualResetEventSlim? Blocked { get; set; }

        public async ValueTask<ApiKeyRecord?> FindAsync(string keyId, CancellationToken cancellation)
        {
            Asked++;
            var found = Record;
            Blocked?.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
            if (Gate is not null) await Gate.Task;
            return Failure is null ? found : throw Failure;
        }
    }
}

using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

[Collection(ServerCollection.Name)]
public sealed class PagingTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(200)]
    public async Task Pages_of_any_size_give_each_entry_once_and_in_one_order(int limit)
    {
        var (path, _) = await LedgerAsync(12);
        var whole = await api.AllAsync(path, limit: 200);

        var paged = await api.AllAsync(path, limit);

        Assert.Equal(12, whole.Count);
        Assert.Equal(whole.Select(entry => entry.ToJsonString()), paged.Select(entry => entry.ToJsonString()));
        Assert.Equal(12, paged.Select(entry => (string)entry["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task Without_a_limit_a_page_has_fifty()
    {
        var (path, _) = await LedgerAsync(51);

        var page = (await api.GetAsync(path)).Expect(200).Json;

        Assert.Equal(50, page["data"]!.AsArray().Count);
        Assert.NotNull(page["nextCursor"]);
    }

    [Fact]
    public async Task What_is_written_while_somebody_pages_neither_repeats_nor_hides_an_entry()
    {
        var (path, member) = await LedgerAsync(10);
        var before = (await api.AllAsync(path)).Select(entry => (string)entry["id"]!).ToArray();
        var first = (await api.GetAsync($"{path}&limit=5")).Expect(200).Json;

        await api.PostPurchaseAsync(member, 10_00);

        var cursor = Uri.EscapeDataString((string)first["nextCursor"]!);
        var second = (await api.GetAsync($"{path}&limit=200&cursor={cursor}")).Expect(200).Json;
        var seen = first["data"]!.AsArray().Concat(second["data"]!.AsArray()).Select(entry => (string)entry!["id"]!);
        Assert.Equal(before, seen.Intersect(before));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Fact]
    public async Task A_cursor_that_was_changed_or_is_of_another_list_is_refused()
    {
        var (path, _) = await LedgerAsync(3);
        var (otherPath, _) = await LedgerAsync(3);
        var cursor = (string)(await api.GetAsync($"{path}&limit=1")).Expect(200).Json["nextCursor"]!;

        for (var at = 0; at < cursor.Length; at++)
        {
            var changed = $"{cursor[..at]}{(cursor[at] == 'A' ? 'B' : 'A')}{cursor[(at + 1)..]}";
            var answer = await api.GetAsync($"{path}&limit=1&cursor={Uri.EscapeDataString(changed)}");
            answer.ExpectProblem(400, "invalid_cursor");
        }

        (await api.GetAsync($"{otherPath}&limit=1&cursor={Uri.EscapeDataString(cursor)}"))
            .ExpectProblem(400, "invalid_cursor");
    }

    [Fact]
    public async Task Programs_are_paged_too()
    {
        var made = new List<string>();
        for (var i = 0; i < 3; i++) made.Add(await api.CreateProgramAsync(Definitions.Spend(10_00, 1)));

        var listed = (await api.AllAsync("/v1/programs", limit: 2)).Select(row => (string)row["id"]!).ToArray();

        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(made.Except(listed));
    }

    /// <summary>The path of a ledger with so many entries, and whose it is.</summary>
    private async Task<(string Path, string Member)> LedgerAsync(int entries)
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        for (var i = 0; i < entries; i++) await api.PostPurchaseAsync(member, 10_00 + i);
        return ($"/v1/members/{member}/ledger?programId={program}", member);
    }
}

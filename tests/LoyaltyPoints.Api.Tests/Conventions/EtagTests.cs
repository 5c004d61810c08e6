using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

[Collection(ServerCollection.Name)]
public sealed class EtagTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_program_is_changed_only_by_who_has_seen_its_latest_state()
    {
        var created = (await api.PostAsync("/v1/programs", Definitions.Spend(10_00, 1))).Expect(201);
        var path = $"/v1/programs/{(string)created.Json["id"]!}";
        var etag = created.Header("ETag")!;
        Assert.Equal(etag, (await api.GetAsync(path)).Header("ETag"));
        var change = Definitions.Spend(20_00, 1);

        (await api.PutAsync(path, change)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync(path, change, ("If-Match", "\"stale\""))).ExpectProblem(412, "precondition_failed");
        var changed = (await api.PutAsync(path, change, ("If-Match", etag))).Expect(200);
        (await api.PutAsync(path, change, ("If-Match", etag))).ExpectProblem(412, "precondition_failed");

        Assert.Equal(2, (int)changed.Json["latestVersion"]!);
        Assert.NotEqual(etag, changed.Header("ETag"));
        Assert.Equal(2, (int)(await api.GetAsync(path)).Expect(200).Json["latestVersion"]!);
    }

    [Fact]
    public async Task A_member_is_changed_only_by_who_has_seen_the_latest_state()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var path = $"/v1/members/{member}";
        var etag = (await api.GetAsync(path)).Expect(200).Header("ETag")!;

        (await api.PatchAsync(path, new { name = "Li Na" })).ExpectProblem(428, "precondition_required");
        (await api.PatchAsync(path, new { name = "Li Na" }, ("If-Match", "\"stale\"")))
            .ExpectProblem(412, "precondition_failed");
        (await api.PatchAsync(path, new { name = "Li Na" }, ("If-Match", etag))).Expect(200);
        (await api.PatchAsync(path, new { name = "Li Ba" }, ("If-Match", etag)))
            .ExpectProblem(412, "precondition_failed");

        Assert.Equal("Li Na", (string?)(await api.GetAsync(path)).Json["name"]);
    }

    [Fact]
    public async Task Of_many_changes_made_from_one_state_one_wins()
    {
        var created = (await api.PostAsync("/v1/programs", Definitions.Spend(10_00, 1))).Expect(201);
        var path = $"/v1/programs/{(string)created.Json["id"]!}";
        var etag = created.Header("ETag")!;

        var answers = await Race.RunAsync(
            8, i => api.PutAsync(path, Definitions.Spend(per: 11_00 + i, units: 1), ("If-Match", etag)));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.Equal(7, answers.Count(answer => answer.Status == 412));
        Assert.Equal(2, (int)(await api.GetAsync(path)).Json["latestVersion"]!);
    }
}

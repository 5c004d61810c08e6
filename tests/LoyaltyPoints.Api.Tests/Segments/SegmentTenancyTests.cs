using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Segments.SegmentSteps;

namespace LoyaltyPoints.Api.Tests.Segments;

public sealed class SegmentTenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task A_segment_of_another_tenant_is_not_there()
    {
        var (ours, theirs) = (tenants.Ours, tenants.Theirs);
        var list = await ours.CreateSegmentAsync(List());
        var segment = await ours.CreateSegmentAsync(Conditions("""{ "purchase.count": 0 }"""));
        var (_, ourMember) = await ours.CreateMemberOfNewProgramAsync();
        var (_, theirMember) = await theirs.CreateMemberOfNewProgramAsync();

        (await theirs.GetAsync($"/v1/segments/{segment}")).ExpectProblem(404, "segment_not_found");
        (await theirs.GetAsync($"/v1/segments/{segment}/versions/1")).ExpectProblem(404, "segment_not_found");
        (await theirs.GetAsync($"/v1/analytics/segments/{segment}/members")).ExpectProblem(404, "segment_not_found");
        (await theirs.PostAsync($"/v1/segments/{segment}/refresh", new { })).ExpectProblem(404, "segment_not_found");
        (await theirs.PutAsync($"/v1/segments/{segment}", List(), ("If-Match", "*")))
            .ExpectProblem(404, "segment_not_found");
        (await theirs.PostAsync($"/v1/segments/{segment}/archive", new { }, ("If-Match", "*")))
            .ExpectProblem(404, "segment_not_found");
        (await theirs.PostAsync($"/v1/segments/{list}/members", new { add = new[] { theirMember } }))
            .ExpectProblem(404, "segment_not_found");
        (await ours.PostAsync($"/v1/segments/{list}/members", new { add = new[] { theirMember } }))
            .ExpectFault(404, "member_not_found", "/add/0");
        (await theirs.PostAsync("/v1/segments", Conditions($$"""{ "member.segment": "{{list}}" }""")))
            .ExpectFault(400, "invalid_request", "/when/member.segment");
        (await theirs.GetAsync($"/v1/analytics/goals?segment={list}")).ExpectFault(400, "invalid_request", "?segment");

        await ours.RefreshAsync(segment);
        Assert.Contains(ourMember, await ours.MembersAsync(segment));
        Assert.DoesNotContain(theirMember, await ours.MembersAsync(segment));
        Assert.Empty(await theirs.AllAsync("/v1/segments"));
    }
}

using System.Net.Http.Headers;
using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.BadInput;

/// <summary>Bodies that are wrong in one place, thousands of them, each made from a body that is right.</summary>
[Collection(ServerCollection.Name)]
public sealed class BadBodyTests(SharedServer shared, ITestOutputHelper output)
{
    public static TheoryData<string> Names => [.. Endpoints.All.Select(endpoint => endpoint.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_spoilt_body_is_refused_by_its_place_and_changes_nothing(string name)
    {
        var endpoint = Endpoints.All.Single(candidate => candidate.Name == name);
        var target = await Target.CreateAsync(shared.Server);
        var etag = await endpoint.EtagAsync(target);
        var before = await target.PictureAsync();

        List<string> complaints = [];
        var sent = 0;
        foreach (var spoilt in SpoiltBody.Of(endpoint.Body(target), endpoint.Fields))
        {
            var answer = await endpoint.SendAsync(target, Json(spoilt.Body), etag);
            sent++;
            if (ProblemCheck.Complaint(answer, spoilt.Statuses, spoilt.Pointer) is { } complaint)
            {
                complaints.Add($"{spoilt.Name}: {complaint}: {answer}");
            }
        }

        output.WriteLine($"{sent} bodies");
        Assert.True(complaints.Count == 0, $"{complaints.Count} of {sent}:\n{string.Join('\n', complaints)}");
        Assert.Equal(before, await target.PictureAsync());
        // It was the spoiling that was refused: the body as it was is taken.
        (await endpoint.SendAsync(target, etag: etag)).Expect(endpoint.Success);
        await shared.Api.PostPurchaseAsync(target.Member, 10_00);
    }

    private static ByteArrayContent Json(byte[] body) => new(body)
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}

using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>API3:2023, broken object property level authorization: nobody sets what is not theirs to set.</summary>
[Collection(TwoShopsCollection.Name)]
public sealed class Api3MassAssignmentTests(TwoShops shops)
{
    private static readonly string[] Tempting =
        ["tenantId", "id", "isTest", "secretHash", "recordedAt", "createdAt", "bogus"];

    [Fact]
    public async Task Every_body_with_a_field_that_is_not_its_own_is_refused()
    {
        List<string> complaints = [];
        var asked = 0;
        foreach (var operation in shops.Operations)
        {
            if (operation.Sample is not { } sample || shops.Ours.Fill(operation) is not { } path) continue;
            foreach (var field in Tempting)
            {
                var body = shops.Ours.Own(sample);
                if (body.ContainsKey(field)) continue;
                body[field] = 1;
                asked++;
                var answer = await operation.SendAsync(shops.Ours.Api, path, body);
                var places = answer.MediaType == "application/problem+json"
                    ? (answer.Json["errors"]?.AsArray() ?? []).Select(error => (string)error!["pointer"]!) : [];
                if (operation.Path == "/v1/partner-links" && answer.Status == 403) continue;
                if (answer.Status != 400 || !places.Contains("/" + field))
                    complaints.Add($"{operation} with {field}: {answer}");
            }
        }

        Complaints.None(complaints);
        Assert.True(asked >= 300, $"{asked} bodies");
    }

    [Fact]
    public async Task A_partner_is_shown_less_of_a_reward_than_the_tenant_is()
    {
        var body = Spending.SpendingSteps.FreeItem(shops.Ours.Target.Program, 5)
            .With("kind", "partner").With("value", new JsonObject())
            .With("partners", new JsonArray(shops.Ours.Partner));
        var reward = (string)(await shops.Ours.Api.PostAsync("/v1/rewards", body)).Expect(201).Json["id"]!;
        using var app = shops.Ours.Api.With(
            await Partners.PartnerApp.CreateKeyAsync(shops.Ours.Api, shops.Ours.Partner));

        var all = (await shops.Ours.Api.GetAsync($"/v1/rewards/{reward}")).Expect(200);
        var shown = (await app.GetAsync($"/v1/rewards/{reward}")).Expect(200);

        Assert.Contains("partners", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("partners", shown.Text, StringComparison.Ordinal);
    }
}

using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

[Collection(ServerCollection.Name)]
public sealed class ProblemDocumentTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Every_fault_of_a_body_is_named_at_once()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var body = Bodies.Purchase(member, 10_00).Without("externalId").With("source", " till")
            .With("occurredAt", "2025-06-16T10:00:00").With("currency", "cny").With("bogus", 1);
        body["lines"]![0]!["amount"] = "ten";
        body["lines"]![0]!["quantity"] = 0;

        var answer = await api.PostAsync("/v1/purchases", body);

        AssertPoints(
            answer,
            "/bogus", "/currency", "/externalId", "/lines/0/amount", "/lines/0/quantity", "/occurredAt", "/source");
    }

    [Fact]
    public async Task Every_fault_of_a_definition_is_named_at_once()
    {
        var definition = Definitions.Spend(per: 0, units: -1).With("timeZone", "Asia/Nowhere").With("currency", "QQQ")
            .Without("name");
        definition["earning"]!["combine"] = "sometimes";

        var answer = await api.PostAsync("/v1/programs", definition);

        AssertPoints(
            answer,
            "/currency", "/earning/combine", "/earning/rules/0/earn/per", "/earning/rules/0/earn/units", "/name",
            "/timeZone");
    }

    [Fact]
    public async Task Every_fault_of_a_query_is_named_at_once()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();

        var answer = await api.GetAsync($"/v1/members/{member}/ledger?limit=1000&programId=nonsense");

        AssertPoints(answer, "?limit", "?programId");
    }

    [Fact]
    public async Task The_instance_is_the_path_and_holds_nothing_of_the_query()
    {
        var answer = await api.GetAsync("/v1/members/mem_nobody?identifier=phone:%2B8613800000000");

        Assert.Equal("/v1/members/mem_nobody", (string?)answer.Expect(404).Json["instance"]);
        Assert.DoesNotContain("13800000000", answer.Text);
    }

    private static void AssertPoints(Answer answer, params string[] pointers)
    {
        Assert.Null(ProblemCheck.Complaint(answer.ExpectProblem(400, "invalid_request"), [400]));
        var errors = answer.Json["errors"]!.AsArray().Select(error => (string)error!["pointer"]!);
        Assert.Equal(pointers, errors.Order(StringComparer.Ordinal));
    }
}

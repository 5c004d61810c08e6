using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Surveys;

namespace LoyaltyPoints.Api.Tests.People;

/// <summary>A member of whom everything that can be said is said with a mark that is found again.</summary>
internal sealed class Person
{
    private Person(string id, string program) => (Id, Program) = (id, program);

    /// <summary>What is personal: none of it may be anywhere but where members are kept.</summary>
    public static string[] Marks { get; } =
        ["Zhuge-Kongming", "crm-zhuge-77", "+8613977777777", "zhuge@example.com", "1981-07-23", "left-handed",
            "whispered-comment", "shouted-complaint", "soothed-resolution", "granted-for-the-scar",
            "given-to-the-general", "sent-to-the-strategist", "app-user-zhuge", "told-in-an-activity"];

    public string Id { get; }

    public string Program { get; }

    public static async Task<Person> CreateAsync(ApiClient api)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var body = new
        {
            externalId = Marks[1], name = Marks[0], birthday = Marks[4],
            identifiers = new[]
            {
                new { kind = "phone", value = Marks[2] }, new { kind = "email", value = Marks[3] },
            },
            attributes = new Dictionary<string, string> { ["hand"] = Marks[5] }, programs = new[] { program },
            enrolledAt = "2009-01-01T00:00:00Z",
        };
        var created = await api.PostAsync("/v1/members", body, ("Idempotency-Key", Bodies.Unique("person")));
        return new Person((string)created.Expect(201).Json["id"]!, program);
    }

    /// <summary>Goes through all that a member can, each step under an Idempotency-Key where it takes one.</summary>
    public async Task LiveAsync(ApiClient api)
    {
        var etag = (await api.GetAsync($"/v1/members/{Id}")).Header("ETag")!;
        (await api.PatchAsync($"/v1/members/{Id}", new { name = Marks[0] }, ("If-Match", etag))).Expect(200);
        (await api.GetAsync($"/v1/members?identifier=phone:{Uri.EscapeDataString(Marks[2])}")).Expect(200);
        (await api.GetAsync($"/v1/members?externalId={Marks[1]}")).Expect(200);
        var other = await api.CreateMemberAsync(Program);
        (await api.PostAsync("/v1/purchases", Bodies.Purchase("", 500_00).With(
            "member", new JsonObject { ["identifier"] = "phone:" + Marks[2] }))).Expect(201);
        await Keyed("/v1/adjustments", new
        {
            memberId = Id, programId = Program, units = 50, reason = Marks[9], actor = "chen",
        });
        await Keyed("/v1/gifts", new
        {
            memberId = Id, programId = Program, units = 5, reason = Marks[10], actor = "chen",
        });
        await Keyed("/v1/transfers", new { from = Id, to = other, programId = Program, units = 5, reason = Marks[11] });
        (await api.RedeemAsync(Id, Program, 5)).Expect(201);
        await Keyed("/v1/activities", new
        {
            source = "app", externalId = Bodies.Unique("act"), memberId = Id, type = "visit",
            occurredAt = TimeProvider.System.GetUtcNow().ToString("O"),
            attributes = new Dictionary<string, string> { ["note"] = Marks[13] },
        });
        var survey = await api.CreateSurveyAsync("nps");
        var answer = SurveySteps.Feedback(Id, survey, new { likelihood = 3 });
        answer["comment"] = Marks[6];
        await Keyed("/v1/feedback", answer);
        var complaint = await Keyed("/v1/complaints", new
        {
            source = "desk", externalId = Bodies.Unique("complaint"), memberId = Id, code = "late",
            openedAt = "2026-01-10T08:00:00Z", text = Marks[7],
        });
        var resolution = $"/v1/complaints/{(string)complaint.Json["id"]!}/resolution";
        await Keyed(resolution, new { code = "sorry", text = Marks[8] });

        async Task<Answer> Keyed(string path, object body)
        {
            var answered = await api.PostAsync(path, body, ("Idempotency-Key", Bodies.Unique("live")));
            Assert.True(answered.Status is 200 or 201, $"{path}: {answered}");
            return answered;
        }
    }
}

using System.Text;
using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Surveys;
using LoyaltyPoints.Storage.Surveys;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string Rewarding = """
        { "name": "P", "type": "points", "currency": "CNY", "timeZone": "Asia/Shanghai", "unit": { "kind": "points" },
          "earning": { "rules": [ { "id": "base", "earn": { "kind": "visit", "units": 1 } } ],
            "activities": [ { "id": "answer", "activity": "survey.done",
              "earn": { "kind": "fixed", "units": 50 } } ] } }
        """;

    private static readonly TouchPoint Untouched = new(null, null, null, null, null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Members_answer_then_each_answer_counts_and_is_rewarded_once(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Rewarding));
        var survey = await SurveyAsync(
            shop, """{ "name": "S", "kind": "nps", "once": "member", "reward": { "activity": "survey.done" } }""");
        Work[] works =
        [
            Answer(shop, member, survey, "1", likelihood: 3), Answer(shop, member, survey, "1", likelihood: 3),
            Answer(shop, member, survey, "1", likelihood: 4), Answer(shop, member, survey, "2", likelihood: 3),
            Answer(shop, member, survey, "3", level: "satisfied"), Answer(shop, Nobody, survey, "4", likelihood: 3),
            Answer(shop, member, Nobody, "5", likelihood: 3),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [
                null, null, "feedback_conflict", "already_answered", "answers_unfit", "member_not_found",
                "survey_not_found",
            ],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal(results[0].Answer!.Body.ToArray(), results[1].Answer!.Body.ToArray());
        Assert.Equal((false, true), (results[0].Answer!.Replayed, results[1].Answer!.Replayed));
        Assert.Equal(50, Shop.Result(results[0]).GetProperty("units").GetInt64());
        Assert.Equal(50, shop.Available(member));
        Assert.Equal((1, 1, 1), (shop.Count("feedback"), shop.Count("activities"), shop.Count("alerts")));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));
        Assert.Equal([FactKind.Activity, FactKind.Feedback], FactsOf(shop, member).Select(fact => fact.Kind));
        Assert.Empty(Referring.Verify(shop).Findings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_is_asked_then_the_invitation_knows_its_one_answer(bool inOneBatch)
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var (member, other) = (await shop.EnrolAsync(program), await shop.EnrolAsync(program));
        var survey = await SurveyAsync(shop, """{ "name": "S", "kind": "satisfaction", "once": "invitation" }""");
        var another = await SurveyAsync(shop, """{ "name": "T", "kind": "satisfaction" }""");
        var touch = Untouched with { Contact = "ticket-1", Store = "sh-1" };
        var asked = Shop.IdOf(
            await shop.WriteAsync(new InviteMemberWork(Shop.Tenant, member, survey, touch, null, null)),
            PublicId.Invitation);
        await shop.WriteAsync(new InviteMemberWork(Shop.Tenant, other, survey, Untouched, null, null));
        var invitation = new MemberOwnedId(asked, member);
        Work[] works =
        [
            Answer(shop, member, survey, "1", level: "verySatisfied"),
            Answer(shop, other, survey, "2", level: "verySatisfied", invitation: invitation),
            Answer(shop, member, another, "3", level: "verySatisfied", invitation: invitation),
            Answer(shop, member, survey, "4", level: "verySatisfied", invitation: invitation),
            Answer(shop, member, survey, "5", level: "verySatisfied", invitation: invitation),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            ["answers_unfit", "invitation_not_found", "invitation_not_found", null, "already_answered"],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal("sh-1", Shop.Json(results[3]).GetProperty("store").GetString());
        var told = new List<AskedMember>();
        Assert.Null(shop.Readers.Read(session => InvitationRows.Scan(
            session, Shop.Tenant, Everything(survey), Guid.Empty, told.Add)));
        Assert.Equal([(member, true), (other, false)],
            told.Select(one => (one.MemberId, one.AnsweredAt < Instant.Never)));
        Assert.Empty(Referring.Verify(shop).Findings);

        // Behind its back: the answer is somebody else's, and both say so.
        await shop.TamperAsync(
            "UPDATE survey_invitations SET feedback_id = invitation_id WHERE contact = @contact",
            ("@contact", "ticket-1"));
        Assert.Equal(2, Referring.Verify(shop).Findings.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_member_complains_then_the_resolution_is_recorded_once(bool inOneBatch)
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var first = await shop.WriteAsync(Complain(shop, member, "1"));
        var id = new MemberOwnedId(Shop.IdOf(first, PublicId.Complaint), member);
        Work[] works =
        [
            Complain(shop, member, "1"), Complain(shop, member, "1", "broken"), Complain(shop, Nobody, "2"),
            Resolve(id, -1), Resolve(id, 60), Resolve(id, 90), Resolve(new MemberOwnedId(Nobody, member), 60),
            Complain(shop, member, "1"), Complain(shop, member, "3"),
        ];

        var results = inOneBatch ? await shop.InOneBatchAsync(works) : await OneByOneAsync(shop, works);

        Assert.Equal(
            [
                null, "complaint_conflict", "member_not_found", "unprocessable", null, "complaint_resolved",
                "complaint_not_found", null, null,
            ],
            results.Select(result => result.Refusal?.Code));
        Assert.Equal(first.Answer!.Body.ToArray(), results[7].Answer!.Body.ToArray());
        var told = new List<OpenedComplaint>();
        shop.Readers.Read(session => ComplaintRows.Scan(
            session, Shop.Tenant, Everything(), Guid.Empty, told.Add));
        Assert.Equal(
            [TimeSpan.FromMinutes(60), null],
            told.OrderBy(one => one.ResolvedAt)
                .Select(one => one.ResolvedAt == Instant.Never ? (TimeSpan?)null : one.ResolvedAt.Since(one.OpenedAt)));
        Assert.Single(Page(isOpen: true));
        Assert.Single(Page(isOpen: false));
        Assert.Equal(2, Page(isOpen: null).Count);

        IReadOnlyList<ComplaintAnswer> Page(bool? isOpen) => shop.Readers.Read(session => ComplaintRows.Page(
            session, Shop.Tenant, (Instant.Beginning, Instant.Never), isOpen, (Instant.Beginning, Guid.Empty), 50));

        ResolveComplaintWork Resolve(MemberOwnedId which, int minutes) => new(
            Shop.Tenant, which, _ => new Resolution
            {
                ResolvedAt = shop.Clock.Now.Plus(TimeSpan.FromMinutes(minutes)), Code = "refunded",
            }, null);
    }

    [Fact]
    public async Task Answers_of_many_members_are_read_page_by_page_and_each_once()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var survey = await SurveyAsync(shop, """{ "name": "S", "kind": "satisfaction" }""");
        var members = new List<Guid>();
        for (var number = 0; number < 30; number++) members.Add(await shop.EnrolAsync(program));
        await shop.InOneBatchAsync([.. members.SelectMany((member, at) => (Work[])
        [
            Answer(shop, member, survey, $"a{at}", level: "satisfied"),
            Answer(shop, member, survey, $"b{at}", level: "unsatisfied", ago: TimeSpan.FromDays(40)),
        ])]);

        var told = new List<AnsweredSurvey>();
        Assert.Null(shop.Readers.Read(session => FeedbackRows.Scan(
            session, Shop.Tenant, Everything(survey), Guid.Empty, told.Add)));
        Assert.Equal(members.Order(), told.Select(one => one.MemberId).Distinct().Order());
        Assert.Equal(60, told.Count);

        told.Clear();
        var recent = Everything(survey) with { From = shop.Clock.Now.Plus(-TimeSpan.FromDays(1)) };
        shop.Readers.Read(session => FeedbackRows.Scan(session, Shop.Tenant, recent, Guid.Empty, told.Add));
        Assert.Equal(30, told.Count);
        shop.Readers.Read(session => FeedbackRows.Scan(
            session, Shop.Tenant + 1, Everything(survey), Guid.Empty, _ => Assert.Fail("Another tenant's.")));
        shop.Readers.Read(session => FeedbackRows.Scan(
            session, Shop.Tenant, Everything(Nobody), Guid.Empty, _ => Assert.Fail("Another survey's.")));

        var pages = new List<FeedbackAnswer>();
        for (var after = (Instant.Beginning, Guid.Empty); ;)
        {
            var page = shop.Readers.Read(session => FeedbackRows.Page(
                session, Shop.Tenant, survey, (Instant.Beginning, Instant.Never), after, 7));
            if (page.Count == 0) break;
            pages.AddRange(page);
            after = (page[^1].OccurredAt, page[^1].Id.Id);
        }

        Assert.Equal(60, pages.Select(one => one.Id).Distinct().Count());
        Assert.Equal(pages.Select(one => one.OccurredAt), pages.Select(one => one.OccurredAt).Order());
    }

    [Fact]
    public async Task A_member_is_thanked_then_the_latest_of_a_period_is_known()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        var now = shop.Clock.Now;
        foreach (var days in (int[])[10, 3, 3])
        {
            await shop.WriteAsync(new ThankMemberWork(
                Shop.Tenant, member, now.Plus(-TimeSpan.FromDays(days)), "phone", "lin", null));
        }

        Failed(await shop.WriteAsync(new ThankMemberWork(Shop.Tenant, Nobody, null, "phone", "lin", null)),
            "member_not_found");
        Assert.Equal(2, shop.Count("member_thanks"));
        Assert.Equal(now.Plus(-TimeSpan.FromDays(3)), Latest(5));
        Assert.Null(Latest(2));

        Instant? Latest(int days) => shop.Readers.Read(session => ThanksRows.Latest(
            session, Shop.Tenant, member, now.Plus(-TimeSpan.FromDays(days)), now));
    }

    private static VoiceFilter Everything(params Guid[] surveys) => new()
    {
        From = Instant.Beginning, To = Instant.Never, Surveys = surveys.ToHashSet(),
    };

    private static PostFeedbackWork Answer(
        Shop shop, Guid member, Guid survey, string externalId, string? level = null, long? likelihood = null,
        MemberOwnedId? invitation = null, TimeSpan ago = default) => new(
        Shop.Tenant, member,
        new FeedbackDocument
        {
            Source = "app", ExternalId = externalId, SurveyId = survey, InvitationId = invitation,
            OccurredAt = shop.Clock.Now.Plus(-ago), Comment = "Ça va.",
            Answers = new SurveyAnswers { Level = level, Likelihood = likelihood },
        },
        Untouched, null);

    private static PostComplaintWork Complain(
        Shop shop, Guid member, string externalId, string code = "late") => new(
        Shop.Tenant, member,
        new ComplaintDocument
        {
            Source = "desk", ExternalId = externalId, Code = code, OpenedAt = shop.Clock.Now, Text = "Too late.",
        },
        Untouched, null);

    private static Task<Guid> SurveyAsync(Shop shop, string definition) => shop.DoAsync(batch =>
    {
        using var json = JsonDocument.Parse(definition);
        return SurveyWrites.Create(
            batch, Shop.Tenant, SurveyReader.Read(json.RootElement).Definition!, Encoding.UTF8.GetBytes(definition)).Id;
    });
}

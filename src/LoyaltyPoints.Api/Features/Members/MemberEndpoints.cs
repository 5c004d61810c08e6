using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>Members: who they are, how they are found, what they are enrolled in.</summary>
internal sealed class MemberEndpoints(TenantTime time, ReadPool readers, LedgerWriter writer)
{
    private const string List = "members";

    private static readonly MemberJson Json = new(StrictJson.NewOptions());
    private static readonly CreateMemberValidator CreateValidator = new();
    private static readonly PatchMemberValidator PatchValidator = new();
    private static readonly EnrollmentValidator EnrollmentValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var members = routes.MapGroup("/v1/members").RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Admin)
            .WithTags("Members");
        members.MapPost("", (Delegate)CreateAsync).WithName("createMember").WithSummary("Enrol a person")
            .AcceptsJson(CreateValidator, MemberExamples.Create).TakesIdempotencyKey().AnswersETag()
            .Produces<MemberAnswer>(StatusCodes.Status201Created)
            .ResponseExample(StatusCodes.Status201Created, MemberExamples.Member)
            .Problems(ErrorCodes.IdentifierTaken, ErrorCodes.ProgramNotFound).Problems(Writes.Unavailable)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.ReferralCodeNotFound, ErrorCodes.ReferralProgramNotFound,
                ErrorCodes.SelfReferral, ErrorCodes.NotEnrolled);
        members.MapGet("", Find).WithName("findMembers").WithSummary("Find by identifier or external id, or list all")
            .Query("identifier", "For example `phone:+8613800000000`; answers at most one member.")
            .Query("externalId", "The id in the tenant's own systems; answers at most one member.")
            .Paged().Produces<PageAnswer<MemberAnswer>>();
        members.MapGet("/{id}", Get).WithName("getMember").WithSummary("A member").AnswersETag()
            .Produces<MemberAnswer>().Problems(ErrorCodes.MemberNotFound);
        members.MapPatch("/{id}", PatchAsync).WithName("patchMember").WithSummary("Change what is known of a member")
            .WithDescription("Absent fields stay; null clears; `identifiers` and `attributes` are replaced whole.")
            .AcceptsJson(PatchValidator, MemberExamples.Patch).NeedsIfMatch().AnswersETag().Produces<MemberAnswer>()
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.IdentifierTaken, ErrorCodes.MemberMerged)
            .Problems(Writes.Unavailable);
        members.MapPost("/{id}/enrollments", EnrollAsync).WithName("enrollMember")
            .WithSummary("Enrol a member in a program")
            .AcceptsJson(EnrollmentValidator, MemberExamples.Enroll).TakesIdempotencyKey().AnswersETag()
            .Produces<MemberAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.ProgramNotFound, ErrorCodes.AlreadyEnrolled,
                ErrorCodes.MemberMerged)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.CreateMemberRequest, CreateValidator, context.RequestAborted,
            member => FaultsOf(context, member.EnrolledAt));
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var member = NewMember(batch, tenantId, request);
            var (referral, refused) = ReferralWrites.DecideNew(batch, tenantId, member, request.ReferredBy);
            if (refused is not null) return refused;
            if (MemberWrites.Create(batch, tenantId, member) is { } refusal) return refusal;
            if (referral is not null) ReferralWrites.Stage(batch, tenantId, referral);
            return Answer(201, member);
        })
        {
            Event = new WorkEvent(EventTypes.MemberCreated) { IsBare = true },
        });
    }

    private IResult Find(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        var query = context.Request.Query;
        if (query.ContainsKey("externalId"))
            return FindOne(tenantId, MemberIdentifier.ExternalIdKind, query["externalId"].ToString());
        if (query.ContainsKey("identifier"))
        {
            return IdentifierRule.TryParse(query["identifier"].ToString(), out var kind, out var value)
                ? FindOne(tenantId, kind, value)
                : Problem.Invalid([new(PageQuery.QueryPointer("identifier"), FaultCodes.InvalidFormat,
                    "An identifier such as phone:+8613800000000 is expected.")]);
        }

        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        var rows = readers.Read(session => MemberRows.Page(session, tenantId, page.AfterId, page.Limit + 1));
        return JsonAnswer.Of(200, PageAnswer<MemberAnswer>.Of(
            rows, page.Limit, MemberAnswer.Of,
            row => Cursor.Encode(List, tenantId, row.Id)), Json.PageAnswerMemberAnswer);
    }

    private JsonAnswer FindOne(int tenantId, string kind, string value)
    {
        var found = readers.Read(session => MemberRows.ByIdentifier(session, tenantId, kind, value) is { } id
            ? MemberRows.Find(session, tenantId, id) : null);
        return JsonAnswer.Of(
            200, new PageAnswer<MemberAnswer>(found is null ? [] : [MemberAnswer.Of(found)], null),
            Json.PageAnswerMemberAnswer);
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId)
            && readers.Read(session => MemberRows.Find(session, tenantId, memberId)) is { } member
            ? Writes.Response(Answer(200, member)) : Problem.Of(ErrorCodes.MemberNotFound);
    }

    private async Task<IResult> PatchAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.PatchMemberRequest, PatchValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var versions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var tenantId = context.Caller().TenantId;
        var given = GivenFields(body.Bytes);
        return await writer.SendAsync(new FunctionWork(
            tenantId, null,
            batch =>
            {
                if (MemberRows.Find(batch.Session, tenantId, memberId) is not { } known) return MemberRows.NotFound("");
                if (versions?.Contains(known.Revision) == false)
                    return new Core.Refusal("precondition_failed", ErrorCodes.PreconditionFailed.Description);
                var changed = Patched(known, request, given) with
                {
                    Revision = known.Revision + 1, UpdatedAt = batch.NowOf(tenantId),
                };
                return MemberWrites.Update(batch, tenantId, changed) is { } refusal ? refusal : Answer(200, changed);
            },
            memberId)
        {
            Event = new WorkEvent(EventTypes.MemberChanged) { IsBare = true },
        });
    }

    private async Task<IResult> EnrollAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.EnrollmentRequest, EnrollmentValidator, context.RequestAborted,
            enrollment => FaultsOf(context, enrollment.EnrolledAt));
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId))
            return Problem.Of(ErrorCodes.MemberNotFound);
        var tenantId = context.Caller().TenantId;
        var programId = Core.PublicId.Parse(Core.PublicId.Program, request.ProgramId);
        return await writer.SendAsync(new FunctionWork(
            tenantId, key,
            batch =>
            {
                var account = NewAccount(batch, tenantId, memberId, programId, request.EnrolledAt);
                return MemberWrites.Enroll(batch, account) is { } refusal ? refusal
                    : Answer(201, MemberRows.Find(batch.Session, tenantId, memberId)!);
            },
            memberId)
        {
            Event = new WorkEvent(EventTypes.MemberEnrolled) { IsBare = true },
        });
    }

    /// <summary>A member as answered, for an export.</summary>
    public static ReadOnlyMemory<byte> Document(Session session, int tenantId, Guid memberId) =>
        Answer(200, MemberRows.Find(session, tenantId, memberId)!).Body;

    private IReadOnlyList<Fault> FaultsOf(HttpContext context, DateTimeOffset? enrolledAt) =>
        enrolledAt is { } at && time.IsFuture(context.Caller(), at)
            ? [new("/enrolledAt", FaultCodes.OutOfRange, "Must not lie in the future.")] : [];

    private static Answer Answer(int status, MemberRecord member) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(MemberAnswer.Of(member), Json.MemberAnswer),
        status == 201 ? "/v1/members/" + Core.PublicId.Format(Core.PublicId.Member, member.Id) : null,
        IfMatch.Tag(member.Revision));

    private static MemberRecord NewMember(Batch batch, int tenantId, CreateMemberRequest request)
    {
        var (id, now) = (batch.Ids.Next(), batch.NowOf(tenantId));
        return new MemberRecord
        {
            Id = id,
            ExternalId = request.ExternalId,
            Name = request.Name,
            Birthday = Date(request.Birthday),
            Attributes = request.Attributes ?? new Dictionary<string, string>(),
            Identifiers = Identifiers(request.Identifiers),
            Accounts = [.. (request.Programs ?? [])
                .Select(text => Core.PublicId.Parse(Core.PublicId.Program, text))
                .Select(programId => NewAccount(batch, tenantId, id, programId, request.EnrolledAt))],
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    private static Account NewAccount(
        Batch batch, int tenantId, Guid memberId, Guid programId, DateTimeOffset? enrolledAt) => new()
        {
            TenantId = tenantId,
            MemberId = memberId,
            ProgramId = programId,
            EnrolledAt = enrolledAt is { } at ? Instant.From(at) : batch.NowOf(tenantId),
        };

    private static MemberRecord Patched(MemberRecord known, PatchMemberRequest request, HashSet<string> given) =>
        known with
        {
            ExternalId = given.Contains("externalId") ? request.ExternalId : known.ExternalId,
            Name = given.Contains("name") ? request.Name : known.Name,
            Birthday = given.Contains("birthday") ? Date(request.Birthday) : known.Birthday,
            Attributes = given.Contains("attributes")
                ? request.Attributes ?? new Dictionary<string, string>() : known.Attributes,
            Identifiers = given.Contains("identifiers") ? Identifiers(request.Identifiers) : known.Identifiers,
        };

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static MemberIdentifier[] Identifiers(IReadOnlyList<IdentifierRequest>? identifiers) =>
        [.. (identifiers ?? []).Select(identifier => new MemberIdentifier(identifier.Kind!, identifier.Value!))];

    // Absent and null mean different things in a patch, and a deserialized record cannot tell them apart.
    private static HashSet<string> GivenFields(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. document.RootElement.EnumerateObject().Select(property => property.Name)];
    }
}

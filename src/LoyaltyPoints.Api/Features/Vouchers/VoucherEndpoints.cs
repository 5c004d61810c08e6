using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>Vouchers, coupons and gift cards: issued, asked about, used, given back, made void.</summary>
internal sealed class VoucherEndpoints(
    ReadPool readers, LedgerWriter writer, MemberReader members, TenantTime time, VoucherIntake intake)
{
    private static readonly VoucherRequestJson Json = new(StrictJson.NewOptions());
    private static readonly IssueVoucherValidator IssueValidator = new();
    private static readonly CheckVoucherValidator CheckValidator = new();
    private static readonly UseVoucherValidator UseValidator = new();
    private static readonly ReleaseValidator ReleaseValidator = new();
    private static readonly VoidVoucherValidator VoidValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var vouchers = routes.MapGroup("/v1/vouchers").WithTags("Vouchers");
        vouchers.MapGet("/{code}", Get).WithName("getVoucher").WithSummary("A voucher as it is now")
            .WithDescription(
                "Codes are the same where they differ by case, blanks, hyphens, O for 0, or I and L for 1.")
            .RequireScopes(Scopes.Pos | Scopes.Checkout | Scopes.Admin).Produces<VoucherAnswer>()
            .Problems(VoucherExamples.OfCodes);
        MapUses(vouchers.MapGroup("").RequireScopes(Scopes.Pos | Scopes.Checkout));
        var issuing = vouchers.MapGroup("").RequireScopes(Scopes.Checkout | Scopes.Admin);
        issuing.MapPost("", (Delegate)IssueAsync).WithName("issueVoucher").WithSummary("Issue a voucher of a series")
            .WithDescription("A code that is chosen is its own key: sent again, it is answered like the first time.")
            .AcceptsJson(IssueValidator, VoucherExamples.Issue).TakesIdempotencyKey()
            .Produces<VoucherAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.VoucherSeriesNotFound, ErrorCodes.MemberNotFound, ErrorCodes.VoucherCodeTaken,
                ErrorCodes.VoucherOwnerRequired, ErrorCodes.Unprocessable)
            .Problems(Writes.Unavailable);
        issuing.MapPost("/{code}/void", VoidAsync).WithName("voidVoucher").WithSummary("Make a voucher void")
            .WithDescription("It cannot be used any more; what it was used for stays, and can be given back.")
            .AcceptsJson(VoidValidator, """{ "reason": "Card was stolen" }""").TakesIdempotencyKey()
            .Produces<VoucherAnswer>().Problems(VoucherExamples.OfCodes).Problems(ErrorCodes.AlreadyVoided)
            .Problems(Writes.Unavailable);
    }

    private void MapUses(RouteGroupBuilder vouchers)
    {
        vouchers.MapPost("/{code}/validate", ValidateAsync).WithName("validateVoucher")
            .WithSummary("Whether a voucher could be used now, and all that stands against it; writes nothing")
            .AcceptsJson(CheckValidator, VoucherExamples.Check).Produces<VoucherCheckAnswer>()
            .Problems(VoucherExamples.OfCodes)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.TotalsMismatch, ErrorCodes.OccurredInFuture);
        vouchers.MapPost("/{code}/redeem", RedeemAsync).WithName("redeemVoucher").WithSummary("Use a voucher")
            .WithDescription("For one voucher the same `source` and `externalId` are recorded once, for ever: a retry "
                + "is answered like the first time. A gift card pays `amount`, or as much as the order takes.")
            .AcceptsJson(UseValidator, VoucherExamples.Use).TakesIdempotencyKey()
            .Produces<VoucherUseAnswer>(StatusCodes.Status201Created)
            .Problems(VoucherExamples.OfCodes).Problems(VoucherExamples.OfUses).Problems(Writes.Unavailable);
        vouchers.MapPost("/{code}/release", ReleaseAsync).WithName("releaseVoucher").WithSummary("Give a use back")
            .WithDescription("It does not count any more; money returns to the gift card, in parts where `amount` says "
                + "so, and units that were given are taken back.")
            .AcceptsJson(ReleaseValidator, VoucherExamples.Release).TakesIdempotencyKey()
            .Produces<VoucherUseAnswer>().Problems(VoucherExamples.OfCodes)
            .Problems(ErrorCodes.VoucherUseNotFound, ErrorCodes.AlreadyReleased, ErrorCodes.Unprocessable,
                ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> IssueAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.IssueVoucherRequest, IssueValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (request.Member is { } member && !intake.Exists(caller, member))
            return Writes.Problem(MemberRows.NotFound("/memberId"));
        var seriesId = Core.PublicId.Parse(Core.PublicId.VoucherSeries, request.SeriesId);
        return await writer.SendAsync(new IssueVoucherWork(caller.TenantId, seriesId, request.Command(), key));
    }

    private async Task<IResult> ValidateAsync(string code, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.VoucherCheckRequest, CheckValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        var caller = context.Caller();
        if (intake.Find(caller, code, out var found) is { } unknown) return unknown;
        if (intake.Read(caller, request, ("", ""), out var attempt) is { } bad) return bad;
        var answer = readers.Read(session =>
        {
            var (now, definition) = (time.Now(session, caller), found.Series.Definition);
            var member = attempt!.MemberId;
            var uses = member is { } user && definition.UsesPerMember is not null
                ? VoucherRows.UsesOf(session, caller.TenantId, found.Voucher.Code, user) : 0;
            var accounts = member is { } owner && definition.NeedsAccounts
                ? members.Find(session, caller.TenantId, owner, now, now) : null;
            return VoucherCheckAnswer.Of(
                new VoucherCase(found.Series, found.Voucher, attempt, uses, now, accounts));
        });
        return JsonAnswer.Of(200, answer, VoucherJson.Default.VoucherCheckAnswer);
    }

    private async Task<IResult> RedeemAsync(string code, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.VoucherUseRequest, UseValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (intake.Find(caller, code, out var found) is { } unknown) return unknown;
        return intake.Read(caller, request, (request.Source!, request.ExternalId!), out var attempt) is { } bad
            ? bad : await writer.SendAsync(new RedeemVoucherWork(
                caller.TenantId, found.Series, found.Voucher.Code, attempt!, key));
    }

    private async Task<IResult> ReleaseAsync(string code, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReleaseRequest, ReleaseValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (intake.Find(caller, code, out var found) is { } unknown) return unknown;
        var useId = Core.PublicId.Parse(Core.PublicId.VoucherUse, request.UseId);
        var plain = found.Voucher.Code;
        if (readers.Read(session => VoucherRows.UserOf(session, caller.TenantId, plain, useId)) is not { } user)
            return Problem.Of(ErrorCodes.VoucherUseNotFound);
        return await writer.SendAsync(new ReleaseVoucherWork(
            caller.TenantId, found.Series, plain, useId, user == Guid.Empty ? null : user,
            new ReleaseVoucher(request.Amount), key));
    }

    private async Task<IResult> VoidAsync(string code, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.VoidVoucherRequest, VoidValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        return intake.Find(caller, code, out var found) is { } unknown ? unknown
            : await writer.SendAsync(new VoidVoucherWork(
                caller.TenantId, found.Series, found.Voucher.Code, new VoidVoucher(request.Reason!), key));
    }

    private IResult Get(string code, HttpContext context)
    {
        var caller = context.Caller();
        if (intake.Find(caller, code, out var found) is { } unknown) return unknown;
        var now = readers.Read(session => time.Now(session, caller));
        return JsonAnswer.Of(
            200, VoucherAnswer.Of(found.Voucher, found.Series.Definition, now), VoucherJson.Default.VoucherAnswer);
    }
}

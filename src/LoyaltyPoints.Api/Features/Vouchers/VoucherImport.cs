using System.Data.Common;
using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Lines;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Vouchers;

/// <summary>
/// Takes codes over that were made elsewhere, a voucher a line: see <see cref="LineBatch"/>. A code is its own key, so
/// a file may be sent again.
/// </summary>
internal sealed class VoucherImport(LedgerWriter writer, VoucherIntake intake)
{
    private static readonly VoucherRequestJson Json = new(StrictJson.NewOptions());
    private static readonly ImportLineValidator Validator = new();
    private static readonly JsonEncodedText Voucher = JsonEncodedText.Encode("voucher");

    public Task<IResult> PostAsync(HttpContext context, Guid seriesId)
    {
        var caller = context.Caller();
        return LineBatch.PostAsync(context, writer, Voucher, line => Submit(line, caller, seriesId));
    }

    private Task<WorkResult> Submit(ReadOnlyMemory<byte> line, Caller caller, Guid seriesId)
    {
        var body = JsonBody.Parse(line, Json.VoucherLineRequest, Validator);
        if (!body.TryGet(out var request, out var problem)) return LineBatch.Refused(problem);
        try
        {
            return request.Member is { } member && !intake.Exists(caller, member)
                ? Task.FromResult<WorkResult>(MemberRows.NotFound("/memberId"))
                : writer.WriteAsync(new IssueVoucherWork(caller.TenantId, seriesId, request.Command(), null));
        }
        catch (DbException)
        {
            // The member could not be looked up: this line's fault alone, and it may be sent again.
            return LineBatch.Refused(Problem.Of(ErrorCodes.DatabaseUnavailable));
        }
    }
}

using System.Data.Common;
using System.Text.Json;
using LoyaltyPoints.Api.Features.Lines;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Purchases;

/// <summary>POST /v1/purchases/batch: see <see cref="LineBatch"/>.</summary>
internal static class PurchaseBatch
{
    private static readonly JsonEncodedText Purchase = JsonEncodedText.Encode("purchase");

    public static Task<IResult> PostAsync(HttpContext context, PurchaseIntake intake, LedgerWriter writer)
    {
        var caller = context.Caller();
        return LineBatch.PostAsync(context, writer, Purchase, line => Submit(line, intake, writer, caller));
    }

    private static Task<WorkResult> Submit(
        ReadOnlyMemory<byte> line, PurchaseIntake intake, LedgerWriter writer, Caller caller)
    {
        var body = PurchaseIntake.Parse(line);
        if (!body.TryGet(out var request, out var problem)) return LineBatch.Refused(problem);
        try
        {
            return intake.TryMakeWork(caller, request, null, out var work) is { } refusal
                ? LineBatch.Refused(refusal) : writer.WriteAsync(work!);
        }
        catch (DbException)
        {
            // The member could not be looked up: this line's fault alone, and it may be sent again.
            return LineBatch.Refused(Problem.Of(ErrorCodes.DatabaseUnavailable));
        }
    }
}

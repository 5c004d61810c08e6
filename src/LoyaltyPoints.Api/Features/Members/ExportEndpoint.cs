using System.Buffers;
using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Features.Ledger;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.MemberExports;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>GET /v1/members/{id}/export.</summary>
internal sealed class ExportEndpoint(ReadPool readers)
{
    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/members/{id}/export", GetAsync)
        .RequireScopes(Scopes.Admin).WithTags("Members").WithName("exportMember")
        .WithSummary("Everything there is about a member")
        .WithDescription("One JSON document, sent as it is read: the member, the ledger of each program, and the rows "
            + "of every resource, named as they are stored. Records that were merged into the member's follow in "
            + "`merged`, each of the same form.")
        .Produces<JsonElement>().Problems(ErrorCodes.MemberNotFound);

    private async Task<IResult> GetAsync(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.Member, id, out var memberId)
            || !readers.Read(session => MemberRows.Exists(session, tenantId, memberId)))
            return Problem.Of(ErrorCodes.MemberNotFound);
        context.Response.ContentType = JsonAnswer.Json;
        await WriteAsync(context, tenantId, memberId);
        return Results.Empty;
    }

    // A table at a time: never more than that of a member is held, nor a connection while the caller is slow.
    private async Task WriteAsync(HttpContext context, int tenantId, Guid memberId)
    {
        var body = context.Response.BodyWriter;
        body.Write("{\"member\":"u8);
        body.Write(readers.Read(session => MemberEndpoints.Document(session, tenantId, memberId)).Span);
        foreach (var name in MemberExport.Names)
        {
            var rows = readers.Read(session => MemberExport.Write(session, tenantId, memberId, name));
            body.Write(Encoding.ASCII.GetBytes($",\"{name}\":"));
            body.Write(rows.Span);
            await body.FlushAsync(context.RequestAborted);
        }

        body.Write(",\"ledger\":"u8);
        body.Write(readers.Read(session => LedgerEndpoints.Document(session, tenantId, memberId)).Span);
        body.Write(",\"merged\":["u8);
        var first = true;
        foreach (var from in readers.Read(session => MergeRows.FromsOf(session, tenantId, memberId)))
        {
            if (!first) body.Write(","u8);
            first = false;
            await WriteAsync(context, tenantId, from);
        }

        body.Write("]}"u8);
        await body.FlushAsync(context.RequestAborted);
    }
}

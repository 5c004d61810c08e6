using System.Globalization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Partners;

/// <summary>GET /v1/partners/{id}/settlement.</summary>
internal sealed class SettlementEndpoint(ReadPool readers, CatalogCache catalogs)
{
    private const int MostDays = 366;

    private static readonly PartnerJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/partners/{id}/settlement", Get)
        .RequireScopes(Scopes.Admin | Scopes.Partner).PartnerSees(PartnerSight.Itself).WithTags("Partners")
        .WithName("getSettlement").WithSummary("What a partner is owed, by its local days")
        .WithDescription("Units count on the day they were captured, and count back on the day they were reversed, at "
            + "the value that held when the redemption was made. The money of a day is rounded once, half to even. At "
            + "most 366 days; days on which nothing happened are left out.")
        .Query("from", "The first day.", required: true, format: "date")
        .Query("to", "The first day that no longer counts.", required: true, format: "date")
        .Produces<SettlementAnswer>().Problems(ErrorCodes.PartnerNotFound, ErrorCodes.AmountOverflow);

    private IResult Get(string id, HttpContext context)
    {
        var faults = new List<Fault>();
        var (from, to) = (ReadDay(context.Request, "from", faults), ReadDay(context.Request, "to", faults));
        if (faults.Count == 0 && (to <= from || to.DayNumber - from.DayNumber > MostDays))
        {
            faults.Add(new(
                PageQuery.QueryPointer("to"), FaultCodes.OutOfRange, $"Must be 1 to {MostDays} days after from."));
        }

        if (faults.Count > 0) return Problem.Invalid(faults);
        var tenantId = context.Caller().TenantId;
        if (!Core.PublicId.TryParse(Core.PublicId.Partner, id, out var partnerId))
            return Problem.Of(ErrorCodes.PartnerNotFound);
        var (partner, parts) = readers.Read(session => (
            catalogs.Current(session, tenantId).Partners.GetValueOrDefault(partnerId),
            SettlementRows.Between(session, tenantId, partnerId, from, to)));
        if (partner is null) return Problem.Of(ErrorCodes.PartnerNotFound);
        try
        {
            return JsonAnswer.Of(
                200, SettlementAnswer.Of(partner, from, to, Settlement.Days(parts)), Json.SettlementAnswer);
        }
        catch (OverflowException)
        {
            return Problem.Of(ErrorCodes.AmountOverflow);
        }
    }

    private static DateOnly ReadDay(HttpRequest request, string name, List<Fault> faults)
    {
        var given = request.Query[name];
        if (given.Count == 0)
            faults.Add(new(PageQuery.QueryPointer(name), FaultCodes.Required, "A value is required."));
        else if (DateOnly.TryParseExact(
            given.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        else faults.Add(new(PageQuery.QueryPointer(name), FaultCodes.InvalidFormat, "Must be a date: 2026-01-31."));
        return default;
    }
}

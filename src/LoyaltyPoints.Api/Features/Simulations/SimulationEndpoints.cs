using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Simulations;

namespace LoyaltyPoints.Api.Features.Simulations;

/// <summary>Asking what a version of a program would do. Nothing is written.</summary>
internal sealed class SimulationEndpoints(
    ReadPool readers, BasketSimulation baskets, HistorySimulation histories, TierPreviews previews)
{
    private static readonly SimulationRequestJson Json = new(StrictJson.NewOptions());
    private static readonly SimulationValidator Validator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var programs = routes.MapGroup("/v1/programs/{id}").WithTags("Programs").RequireScopes(Scopes.Admin);
        programs.MapPost("/simulations", PostAsync).WithName("simulate").InClass(RouteClass.Analytics)
            .WithSummary("What a version would earn and cost, on a purchase or over real history; writes nothing")
            .WithDescription("With a `purchase`: what it would earn, as JSON. With `from` and `to`: the purchases "
                + "that occurred then, and what came back of them before `to`, are judged anew in the order in "
                + "which they were recorded, each member beginning with the enrolment and nothing else; answered "
                + "as " + LineStream<SimulationLine>.MediaType + ", a `SimulationLine` a line, the last with the "
                + "`result`. What members spent or got for anything but purchases is not replayed, a paid "
                + "membership counts as it is now, and so does what other programs are asked for.")
            .AcceptsJson(Validator, SimulationExamples.Request)
            .Produces<SimulationLine>(StatusCodes.Status200OK, LineStream<SimulationLine>.MediaType)
            .OrProduces<BasketAnswer>()
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.MemberNotFound, ErrorCodes.NotEnrolled,
                ErrorCodes.TotalsMismatch, ErrorCodes.AmountOverflow);
        programs.MapGet("/versions/{version:int}/preview", PreviewAsync).WithName("previewTiers")
            .WithSummary("Who would move from tier to tier if a version were in effect now; writes nothing")
            .WithDescription("A line for each member whom the totals of now would put elsewhere, and a last one with "
                + "the counts. A rise comes with the member's next purchase, a fall when what is held ends.")
            .Produces<PreviewLine>(StatusCodes.Status200OK, LineStream<PreviewLine>.MediaType)
            .Problems(ErrorCodes.ProgramNotFound, ErrorCodes.Unprocessable);
    }

    private async Task<IResult> PostAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.SimulationRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Find(id, (int)request.Version!.Value, context) is not { } version)
            return Problem.Of(ErrorCodes.ProgramNotFound);
        return request.Purchase is null ? await histories.AnswerAsync(context, request, version)
            : baskets.Answer(context.Caller(), request, version);
    }

    private async Task<IResult> PreviewAsync(string id, int version, HttpContext context)
    {
        if (Find(id, version, context) is not { } found) return Problem.Of(ErrorCodes.ProgramNotFound);
        return found.Ladder is not null ? await previews.AnswerAsync(context, found)
            : new Problem(ErrorCodes.Unprocessable, "This version of the program has no tiers.");
    }

    private CompiledProgram? Find(string id, int version, HttpContext context) =>
        Core.PublicId.TryParse(Core.PublicId.Program, id, out var programId)
            ? readers.Read(session =>
                ProgramVersionReader.Find(session, context.Caller().TenantId, programId, version))
            : null;
}

/// <summary>Registers them.</summary>
internal static class SimulationServices
{
    public static void AddSimulations(this IServiceCollection services)
    {
        services.AddSingleton<ReadingTurns>();
        services.AddSingleton<BasketSimulation>();
        services.AddSingleton<HistorySimulation>();
        services.AddSingleton<TierPreviews>();
        services.AddSingleton<SimulationEndpoints>();
    }
}

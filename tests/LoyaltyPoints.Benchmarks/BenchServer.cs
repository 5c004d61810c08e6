using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Startup;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoyaltyPoints.Benchmarks;

/// <summary>
/// The service as it is, and beside it an endpoint that does everything but record: the measure of ratios.
/// </summary>
internal static class BenchServer
{
    public const string BarePath = "/bench/bare";

    public static async Task RunAsync(string[] args)
    {
        await using var app = ServiceHost.Build(args);
        MapBare(app);
        await app.PrepareAsync();
        await app.RunAsync();
    }

    /// <summary>Parses and validates a purchase and answers some 400 bytes, without a database.</summary>
    private static void MapBare(WebApplication app)
    {
        var answer = new JsonAnswer(201, new byte[400].Select(_ => (byte)' ').ToArray());
        app.MapPost(BarePath, async Task<IResult> (HttpContext context) =>
        {
            var body = await PurchaseIntake.ReadAsync(context);
            return body.TryGet(out _, out var problem) ? answer : problem;
        }).RequireScopes(Scopes.Pos);
    }
}

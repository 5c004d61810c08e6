using System.Text.Json;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Lifetimes;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>
/// The models that were learned from all members of a tenant, kept so that one member is judged without the others.
/// </summary>
internal sealed class LifetimeModels(ReadPool readers, LedgerWriter writer, AnalyticsScan scan)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    private static readonly LifetimeJson Json = new(StrictJson.NewOptions());

    /// <summary>The model that is kept; null where none was learned yet.</summary>
    public static LifetimeModelAnswer? Kept(Session session, int tenantId, string currency) =>
        LifetimeModelRows.Find(session, tenantId, currency) is { } row
            ? JsonSerializer.Deserialize(row.Document, Json.LifetimeModelAnswer) : null;

    /// <summary>
    /// The model for a question about all of a tenant's members: the one that is kept while it is not older than a day,
    /// else a new one.
    /// </summary>
    /// <param name="isNow">Whether the question is about now: only then a new model is kept.</param>
    public async Task<LearnedModelAnswer> ForAllAsync(
        AnalyticsRequest request, bool isNow, CancellationToken cancellation)
    {
        var (tenantId, asOf) = (request.TenantId, request.Question.AsOf);
        var kept = readers.Read(session => Kept(session, tenantId, request.Question.Currency));
        if (kept is not null && kept.AsOf <= asOf && asOf.Since(kept.AsOf) <= Fresh)
            return new LearnedModelAnswer(kept, null);
        var learned = await LearnAsync(request, cancellation);
        if (isNow && learned.Model is { } model)
            await writer.WriteAsync(new FunctionWork(tenantId, null, batch => Keep(batch, tenantId, model, learned)));
        return learned;
    }

    /// <summary>A new model of the members that a question is about, whenever they first bought.</summary>
    public async Task<LearnedModelAnswer> LearnAsync(AnalyticsRequest request, CancellationToken cancellation)
    {
        var question = request.Question with { From = Instant.Beginning, To = request.Question.AsOf };
        var analysis = new LifetimeAnalysis(question, new LifetimeHorizon(), 0);
        await scan.RunAsync(request, analysis.Add, cancellation);
        var report = await Task.Run(analysis.Report, cancellation);
        return report.Model is { } model
            ? new LearnedModelAnswer(LifetimeModelAnswer.Of(model, report), null)
            : new LearnedModelAnswer(null, report.Purchases.Refusal);
    }

    /// <summary>Keeps a model inside a batch.</summary>
    public static Answer Keep(Batch batch, int tenantId, LifetimeModelAnswer model, LearnedModelAnswer answer)
    {
        LifetimeModelRows.Put(batch, tenantId, new StoredLifetimeModel(
            model.Currency, model.AsOf, JsonSerializer.SerializeToUtf8Bytes(model, Json.LifetimeModelAnswer),
            batch.NowOf(tenantId)));
        return Answer(answer);
    }

    public static Answer Answer(LearnedModelAnswer answer) =>
        new(200, JsonSerializer.SerializeToUtf8Bytes(answer, Json.LearnedModelAnswer));
}

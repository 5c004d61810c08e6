using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using EventId = LoyaltyPoints.Storage.Events.EventId;

namespace LoyaltyPoints.Api.Features.Events;

/// <summary>Everything that happened, in one order: the pull side of webhooks.</summary>
internal sealed class EventEndpoints(
    ReadPool readers, EventSignal signal, TimeProvider clock, IHostApplicationLifetime lifetime)
{
    // A filter that lets little through must not keep a connection for long.
    private const int MostLookedAt = 5000;

    // Another instance may have put events in their place, of which nobody here hears.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private static readonly EventJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/events").RequireScopes(Scopes.Admin).WithTags("Events");
        events.MapGet("", (Delegate)GetPageAsync).WithName("listEvents").WithSummary("What happened, oldest first")
            .WithDescription(
                "Every change, told in the transaction that recorded it. What happened to a member comes in the order "
                + "in which it happened. `nextCursor` is always there: keep it, and go on with it, where `data` is "
                + "empty as well. A filter may leave a page empty though there are more behind it. A cursor is good "
                + "for as long as events are kept (30 days, unless the service is told otherwise).")
            .Query("types", "Types, separated by commas: `purchase.recorded`, `purchase.*`, `*`.")
            .Query("memberId", "Only events of this member.")
            .Query("since", "Without a cursor: begin with what happened at this instant or shortly before, in real "
                + "time.", format: "date-time")
            .Query("wait", "Seconds to wait for an event where there is none yet, 0 (default) to 30.")
            .Paged().Produces<EventPage>().Problems(ErrorCodes.CursorExpired);
        events.MapGet("/{id}", Get).WithName("getEvent").WithSummary("One event").Produces<EventAnswer>()
            .Problems(ErrorCodes.EventNotFound);
    }

    private async Task<IResult> GetPageAsync(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (EventQuery.Read(context.Request, tenantId, out var asked) is { } problem) return problem;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        var start = clock.GetTimestamp();
        while (true)
        {
            var (page, expired) = readers.Read(session => Page(session, tenantId, asked));
            if (page is null) return expired!;
            var left = asked.Wait - clock.GetElapsedTime(start);
            if (page.Data.Count > 0 || left <= TimeSpan.Zero || lifetime.ApplicationStopping.IsCancellationRequested)
                return JsonAnswer.Of(200, page, Json.EventPage);
            await WaitAsync(left < Look ? left : Look, context, ended.Token);
        }
    }

    private async Task WaitAsync(TimeSpan patience, HttpContext context, CancellationToken ended)
    {
        try
        {
            await signal.WaitAsync(patience, clock, ended);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The service stops: what there is, is answered.
        }
    }

    private static (EventPage? Page, Problem? Expired) Page(Session session, int tenantId, EventQuery asked)
    {
        var earliest = EventReader.Earliest(session, tenantId);
        var after = asked.After ?? (asked.Since is { } since
            ? EventReader.Since(session, tenantId, since) - 1 ?? EventReader.Latest(session, tenantId) : earliest - 1);
        if (after < earliest - 1) return (null, Problem.Of(ErrorCodes.CursorExpired));
        var (data, end) = (new List<EventAnswer>(), after + MostLookedAt);
        while (data.Count < asked.Limit && after < end)
        {
            var events = EventReader.After(session, tenantId, after, asked.Limit);
            if (events.Count == 0) break;
            foreach (var happened in events)
            {
                if (data.Count == asked.Limit) break;
                after = happened.Sequence;
                if (asked.Wants(happened)) data.Add(EventAnswer.Of(happened));
            }
        }

        return (new EventPage(data, EventQuery.CursorAfter(tenantId, after)), null);
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Event, id, out var eventId)
            && EventId.SequenceOf(tenantId, eventId) is { } sequence
            && readers.Read(session => EventReader.Find(session, tenantId, sequence)) is { } found
                ? JsonAnswer.Of(200, EventAnswer.Of(found), Json.EventAnswer) : Problem.Of(ErrorCodes.EventNotFound);
    }
}

/// <summary>Events, oldest first.</summary>
/// <param name="NextCursor">Where to go on; always there.</param>
public sealed record EventPage(IReadOnlyList<EventAnswer> Data, string NextCursor);

/// <summary>Something that happened. Webhooks deliver the same document.</summary>
/// <param name="Type">What happened. More types may come: ignore those you do not know.</param>
/// <param name="Timestamp">When it happened, by the tenant's clock.</param>
/// <param name="MemberId">Whose it is; absent where it is no single member's.</param>
/// <param name="Data">
/// What was answered to the call that did it; for a purchase the sums without lines and explanation; for what is
/// personal or secret the id alone.
/// </param>
public sealed record EventAnswer(
    string Id, string Type, Instant Timestamp,
    [property: JsonConverter(typeof(MemberIdConverter))] Guid? MemberId, JsonElement Data)
{
    internal static EventAnswer Of(StoredEvent happened)
    {
        using var data = JsonDocument.Parse(happened.Data);
        return new EventAnswer(
            Core.PublicId.Format(Core.PublicId.Event, happened.Id), happened.Type, happened.OccurredAt,
            happened.MemberId, data.RootElement.Clone());
    }
}

[JsonSerializable(typeof(EventPage))]
[JsonSerializable(typeof(EventAnswer))]
internal sealed partial class EventJson : JsonSerializerContext;

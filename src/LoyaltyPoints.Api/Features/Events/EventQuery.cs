using System.Buffers.Binary;
using System.Globalization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Events;

namespace LoyaltyPoints.Api.Features.Events;

/// <summary>Which events are asked for.</summary>
/// <param name="After">
/// The number after which to go on; null: the first that are kept, or those since an instant.
/// </param>
/// <param name="Wait">How long to wait where there is none.</param>
internal sealed record EventQuery(
    int Limit, long? After, Instant? Since, IReadOnlyList<string> Types, Guid? MemberId, TimeSpan Wait)
{
    public const int MostSeconds = 30;

    /// <summary>Most patterns of types a query may have.</summary>
    public const int MostTypes = 50;

    private const string List = "events";

    /// <summary>Reads the query string.</summary>
    /// <returns>Null, or 400 with every fault of it.</returns>
    public static Problem? Read(HttpRequest request, int tenantId, out EventQuery asked)
    {
        asked = new EventQuery(PageQuery.DefaultLimit, null, null, [], null, TimeSpan.Zero);
        if (PageQuery.Read(request, List, tenantId, out var page) is { } problem) return problem;
        if (PageQuery.ReadInstant(request, "since", out var since) is { } badSince) return badSince;
        var faults = new List<Fault>();
        asked = new EventQuery(
            page.Limit,
            page.After is { Length: sizeof(long) } after ? BinaryPrimitives.ReadInt64BigEndian(after) : null,
            since, ReadTypes(request, faults), ReadMember(request, faults), ReadWait(request, faults));
        return faults.Count > 0 ? Problem.Invalid(faults) : null;
    }

    /// <summary>The cursor behind an event.</summary>
    public static string CursorAfter(int tenantId, long sequence)
    {
        Span<byte> payload = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(payload, sequence);
        return Cursor.Encode(List, tenantId, payload);
    }

    public bool Wants(StoredEvent happened) =>
        (MemberId is null || happened.MemberId == MemberId) && EventPattern.Fits(Types, happened.Type);

    private static string[] ReadTypes(HttpRequest request, List<Fault> faults)
    {
        if (request.Query["types"] is not { Count: > 0 } given) return [];
        var patterns = given.ToString().Split(',', StringSplitOptions.TrimEntries);
        if (patterns.Length > MostTypes)
            faults.Add(new(Pointer("types"), FaultCodes.OutOfRange, $"At most {MostTypes} types."));
        foreach (var pattern in patterns)
        {
            if (EventPattern.IsKnown(pattern)) continue;
            faults.Add(new(
                Pointer("types"), FaultCodes.InvalidValue, "Names no type of events, such as purchase.recorded, "
                + "purchase.* or *."));
            break;
        }

        return patterns;
    }

    private static Guid? ReadMember(HttpRequest request, List<Fault> faults)
    {
        if (request.Query["memberId"] is not { Count: > 0 } given) return null;
        if (PublicId.TryParse(PublicId.Member, given.ToString(), out var id)) return id;
        faults.Add(new(Pointer("memberId"), FaultCodes.InvalidFormat, "An id of the form mem_... is expected."));
        return null;
    }

    private static TimeSpan ReadWait(HttpRequest request, List<Fault> faults)
    {
        if (request.Query["wait"] is not { Count: > 0 } given) return TimeSpan.Zero;
        if (int.TryParse(given.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= MostSeconds) return TimeSpan.FromSeconds(seconds);
        faults.Add(new(
            Pointer("wait"), FaultCodes.OutOfRange, $"A whole number of seconds from 0 to {MostSeconds} is expected."));
        return TimeSpan.Zero;
    }

    private static string Pointer(string name) => PageQuery.QueryPointer(name);
}

using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Surveys;

/// <summary><c>?from=</c> and <c>?to=</c> of a list.</summary>
internal static class Period
{
    /// <summary>Reads both; absent: from the beginning, and for ever.</summary>
    /// <returns>Null, or 400.</returns>
    public static Problem? Read(HttpRequest request, out (Instant From, Instant To) period)
    {
        period = default;
        if (PageQuery.ReadInstant(request, "from", out var from) is { } badFrom) return badFrom;
        if (PageQuery.ReadInstant(request, "to", out var to) is { } badTo) return badTo;
        period = (from ?? Instant.Beginning, to ?? Instant.Never);
        return period.From <= period.To ? null : Problem.Invalid([
            new(PageQuery.QueryPointer("to"), FaultCodes.OutOfRange, "Must not lie before `from`.")]);
    }
}

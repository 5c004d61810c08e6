using System.Security.Cryptography;
using System.Text;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Writing;
using KeyHeader = LoyaltyPoints.Api.Binding.IdempotencyKey;

namespace LoyaltyPoints.Api.Features;

/// <summary>What every writing endpoint does around its work.</summary>
internal static class Writes
{
    /// <summary>What any write may be answered while the machine is in trouble.</summary>
    public static readonly ErrorCode[] Unavailable =
        [ErrorCodes.Overloaded, ErrorCodes.DatabaseUnavailable, ErrorCodes.ShuttingDown];

    /// <summary>Waits for the commit and turns the result into a response.</summary>
    public static async Task<IResult> SendAsync(this LedgerWriter writer, Work work)
    {
        var result = await writer.WriteAsync(work);
        return result.Answer is { } answer ? Response(answer) : Problem(result.Refusal!);
    }

    public static JsonAnswer Response(Answer answer) => new(answer.Status, answer.Body)
    {
        Location = answer.Location,
        ETag = answer.ETag,
        IsReplay = answer.Replayed,
    };

    /// <exception cref="InvalidOperationException">The code is not in the closed list.</exception>
    public static Problem Problem(Refusal refusal) =>
        new(ErrorCodes.Named(refusal.Code), refusal.Detail, refusal.Faults);

    /// <summary>Reads the Idempotency-Key header, bound to this very request.</summary>
    /// <param name="key">Null where the header is absent.</param>
    /// <returns>Null, or 400.</returns>
    public static Problem? ReadKey(HttpRequest request, ReadOnlyMemory<byte> body, out RequestKey? key)
    {
        key = null;
        if (KeyHeader.Read(request, out var text) is { } problem) return problem;
        if (text is not null) key = new RequestKey(Owned(request, text), Hash(request, body.Span));
        return null;
    }

    // A partner's keys are its own: the same text from another caller is another key, and finds another answer.
    private static string Owned(HttpRequest request, string text) =>
        request.HttpContext.Features.Get<Caller>()?.PartnerId is { } partner
            ? $"{Core.PublicId.Format(Core.PublicId.Partner, partner)}/"
                + Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))
            : text;

    private static byte[] Hash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }
}

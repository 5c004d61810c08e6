using System.Text;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The body of a kept answer as it is stored: one that is a member's record lies as members do.</summary>
internal static class AnswerBody
{
    private const string Field = "answer";

    // JSON does not begin so.
    private const byte Sealed = 1;

    public static byte[] Of(Session session, int tenantId, Answer answer)
    {
        var personal = session.Dialect.Personal;
        return personal.IsOn && answer.Location?.StartsWith("/v1/members/", StringComparison.Ordinal) == true
            ? Encoding.UTF8.GetBytes(personal.Seal(tenantId, Field, Encoding.UTF8.GetString(answer.Body.Span))!)
            : answer.Body.ToArray();
    }

    public static byte[] Read(Session session, int tenantId, ReadOnlySpan<byte> stored) =>
        stored is [Sealed, ..]
            ? Encoding.UTF8.GetBytes(session.Dialect.Personal.Open(tenantId, Field, Encoding.UTF8.GetString(stored))!)
            : stored.ToArray();
}

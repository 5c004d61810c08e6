using System.Globalization;

namespace LoyaltyPoints.Storage.Members;

/// <summary>What the fields of a member are called where they are encrypted.</summary>
internal static class MemberFields
{
    public const string ExternalId = "external_id";

    public const string Name = "name";

    public const string BirthdayField = "birthday";

    public const string Attributes = "attributes";

    /// <summary>A birthday as it is stored, for those whose rules ask for it.</summary>
    public static DateOnly? Birthday(Session session, int tenantId, string? stored) =>
        session.Dialect.Personal.Open(tenantId, BirthdayField, stored) is { } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}

using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Members;

/// <summary>Writes over members, to be run inside a batch.</summary>
public static class MemberWrites
{
    /// <summary>Programs one member can be in.</summary>
    public const int MaximumPrograms = 100;

    private const string InsertMember = """
        INSERT INTO members
          (tenant_id, member_id, external_id, name, birthday, attributes, revision, created_at, updated_at,
          merged_into_id, erased_at)
        VALUES (@tenantId, @id, @ExternalId, @Name, @birthday, @attributes, @Revision, @createdAt, @updatedAt,
          @mergedInto, @erasedAt)
        """;

    // Locks by writing what is there, so that no other instance changes the member between this and the change.
    private const string LockRevision = """
        UPDATE members SET revision = revision WHERE tenant_id = @tenantId AND member_id = @id AND revision = @before
        """;

    private const string UpdateMember = """
        UPDATE members SET external_id = @ExternalId, name = @Name, birthday = @birthday, attributes = @attributes,
          revision = @Revision, updated_at = @updatedAt
        WHERE tenant_id = @tenantId AND member_id = @id
        """;

    private const string TouchMember = """
        UPDATE members SET revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND member_id = @id
        """;

    private const string InsertIdentifier = """
        INSERT INTO member_identifiers (tenant_id, kind, value, member_id, merge_id, sealed)
        VALUES (@tenantId, @Kind, @value, @id, @merge, @text)
        """;

    private const string LockMember =
        "UPDATE members SET revision = revision WHERE tenant_id = @tenantId AND member_id = @id";

    private const string DeleteIdentifier =
        "DELETE FROM member_identifiers WHERE tenant_id = @tenantId AND kind = @Kind AND value = @stored";

    private const string DeleteIdentifiers =
        "DELETE FROM member_identifiers WHERE tenant_id = @tenantId AND member_id = @id";

    /// <summary>Enrols a new member with the identifiers and in the programs of <paramref name="member"/>.</summary>
    /// <returns>Null where done; <c>identifier_taken</c> or <c>program_not_found</c>.</returns>
    public static Refusal? Create(Batch batch, int tenantId, MemberRecord member)
    {
        if (Taken(batch, tenantId, member) is { } taken) return taken;
        foreach (var account in member.Accounts)
            if (!ProgramRows.Exists(batch.Session, tenantId, account.ProgramId))
                return ProgramRows.NotFound("/programs");
        Save(batch, tenantId, member, InsertMember);
        var state = batch.Member(tenantId, member.Id);
        batch.Birthdays.Put(state, member.Birthday);
        foreach (var account in member.Accounts) AccountWrites.Open(batch, state, account);

        return null;
    }

    /// <summary>
    /// Writes a changed record of a member who was declared to the batch, whose revision the caller has raised by one.
    /// </summary>
    /// <returns>Null where done; <c>precondition_failed</c> or <c>identifier_taken</c>.</returns>
    public static Refusal? Update(Batch batch, int tenantId, MemberRecord member)
    {
        var key = new { tenantId, id = StoredId.Of(member.Id), before = member.Revision - 1 };
        if (batch.Session.Connection.Execute(LockRevision, key, batch.Session.CurrentTransaction) != 1)
            return new Refusal("precondition_failed", "The member has changed since the version named by If-Match.");
        if (member.ErasedAt is not null) return MemberRows.NotFound("");
        if (member.MergedInto is not null) return MergeRows.IsMerged("");
        if (Taken(batch, tenantId, member) is { } taken) return taken;
        batch.Session.Connection.Execute(DeleteIdentifiers, key, batch.Session.CurrentTransaction);
        Save(batch, tenantId, member, UpdateMember);
        AccountWrites.BirthdayChanged(batch, member.Id, tenantId, member.Birthday);
        return null;
    }

    /// <summary>Opens an account; the member must have been declared to the batch.</summary>
    /// <returns>Null where done; <c>member_not_found</c>, <c>program_not_found</c> or
    /// <c>already_enrolled</c>.</returns>
    public static Refusal? Enroll(Batch batch, Account account)
    {
        if (!MemberRows.Exists(batch.Session, account.TenantId, account.MemberId)) return MemberRows.NotFound("");
        if (!ProgramRows.Exists(batch.Session, account.TenantId, account.ProgramId))
            return ProgramRows.NotFound("/programId");
        var state = batch.Member(account.TenantId, account.MemberId);
        if (state.MemberId != account.MemberId) return MergeRows.IsMerged("");
        if (batch.Members.IsErased(state)) return MemberRows.NotFound("");
        if (state.Account(account.ProgramId) is not null)
            return new Refusal("already_enrolled", "The member is enrolled in this program already.");
        if (state.Accounts.Count >= MaximumPrograms)
            return new Refusal("unprocessable", $"A member can be in at most {MaximumPrograms} programs.");
        AccountWrites.Open(batch, state, account);
        batch.Session.Connection.Execute(
            TouchMember,
            new
            {
                tenantId = account.TenantId,
                id = StoredId.Of(account.MemberId),
                now = batch.NowOf(account.TenantId).UnixMilliseconds,
            },
            batch.Session.CurrentTransaction);
        return null;
    }

    /// <summary>Writes a member as it is once more, so that it lies under the current key.</summary>
    internal static void Reseal(Batch batch, int tenantId, Guid memberId)
    {
        var key = new { tenantId, id = StoredId.Of(memberId) };
        // Locks it before it is read: a change of another instance is not undone.
        batch.Session.Connection.Execute(LockMember, key, batch.Session.CurrentTransaction);
        if (MemberRows.Find(batch.Session, tenantId, memberId) is not { } member) return;
        foreach (var (identifier, stored, merge) in MemberRows.Stored(batch.Session, tenantId, memberId))
        {
            batch.Session.Connection.Execute(
                DeleteIdentifier, new { tenantId, identifier.Kind, stored }, batch.Session.CurrentTransaction);
            Insert(batch, tenantId, memberId, identifier, merge);
        }

        SaveRow(batch, tenantId, member, UpdateMember);
    }

    private static Refusal? Taken(Batch batch, int tenantId, MemberRecord member)
    {
        var faults = new List<Fault>();
        foreach (var (identifier, pointer) in Identifiers(member))
        {
            var owner = MemberRows.ByIdentifier(batch.Session, tenantId, identifier.Kind, identifier.Value);
            if (owner is not null && owner != member.Id)
                faults.Add(new Fault(pointer, "duplicate", "Belongs to another member."));
        }

        return faults.Count == 0 ? null
            : new Refusal("identifier_taken", "Another member has such an identifier.", faults);
    }

    private static IEnumerable<(MemberIdentifier Identifier, string Pointer)> Identifiers(MemberRecord member)
    {
        if (member.ExternalId is { } externalId)
            yield return (new MemberIdentifier(MemberIdentifier.ExternalIdKind, externalId), "/externalId");
        for (var at = 0; at < member.Identifiers.Count; at++)
            yield return (member.Identifiers[at], $"/identifiers/{at}");
    }

    private static void Save(Batch batch, int tenantId, MemberRecord member, string sql)
    {
        SaveRow(batch, tenantId, member, sql);
        foreach (var (identifier, _) in Identifiers(member))
            Insert(batch, tenantId, member.Id, identifier, Guid.Empty);
    }

    private static void SaveRow(Batch batch, int tenantId, MemberRecord member, string sql)
    {
        var (id, personal) = (StoredId.Of(member.Id), batch.Session.Dialect.Personal);
        batch.Session.Connection.Execute(
            sql,
            new
            {
                tenantId,
                id,
                ExternalId = personal.Seal(tenantId, MemberFields.ExternalId, member.ExternalId),
                Name = personal.Seal(tenantId, MemberFields.Name, member.Name),
                birthday = personal.Seal(tenantId, MemberFields.BirthdayField, member.Birthday?.ToString("yyyy-MM-dd")),
                attributes = member.Attributes.Count == 0
                    ? "{}" : personal.Seal(tenantId, MemberFields.Attributes, member.AttributesJson()),
                member.Revision,
                createdAt = member.CreatedAt.UnixMilliseconds,
                updatedAt = member.UpdatedAt.UnixMilliseconds,
                mergedInto = StoredId.Of(member.MergedInto ?? Guid.Empty),
                erasedAt = (member.ErasedAt ?? Instant.Never).UnixMilliseconds,
            },
            batch.Session.CurrentTransaction);
    }

    private static void Insert(Batch batch, int tenantId, Guid memberId, MemberIdentifier identifier, Guid merge)
    {
        var personal = batch.Session.Dialect.Personal;
        batch.Session.Connection.Execute(
            InsertIdentifier,
            new
            {
                tenantId, identifier.Kind, id = StoredId.Of(memberId), merge = StoredId.Of(merge),
                value = personal.NameOf(tenantId, identifier.Kind, identifier.Value),
                text = personal.IsOn ? personal.Seal(tenantId, identifier.Kind, identifier.Value) : null,
            },
            batch.Session.CurrentTransaction);
    }
}

using System.Buffers.Binary;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Programs;

/// <summary>Writes over programs, to be run inside a batch.</summary>
public static class ProgramWrites
{
    private const string InsertProgram = """
        INSERT INTO programs (tenant_id, program_id, name, type, revision, created_at, updated_at)
        VALUES (@tenantId, @program, @name, @type, 1, @now, @now)
        """;

    private const string UpdateProgram = """
        UPDATE programs SET name = @name, type = @type, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND program_id = @program
        """;

    private const string TouchProgram = """
        UPDATE programs SET revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND program_id = @program
        """;

    private const string InsertVersion = """
        INSERT INTO program_versions (tenant_id, program_id, version, definition, created_at)
        VALUES (@tenantId, @program, @version, @definition, @now)
        """;

    private const string PublishVersion = """
        UPDATE program_versions SET published_at = @now, effective_at = @effectiveAt
        WHERE tenant_id = @tenantId AND program_id = @program AND version = @version
        """;

    private const string SelectChangedPurchase = """
        SELECT 1 FROM purchases p
        JOIN accounts a ON a.tenant_id = p.tenant_id AND a.member_id = p.member_id AND a.program_id = @program
        WHERE p.tenant_id = @tenantId AND p.purchase_id >= @floor AND p.occurred_at >= @effectiveAt
          AND a.enrolled_at <= p.occurred_at
        """;

    // Whoever next settles the account finds out what the new version makes of it.
    private const string MakeAccountsDue = """
        UPDATE accounts SET due_at = @effectiveAt
        WHERE tenant_id = @tenantId AND program_id = @program AND due_at > @effectiveAt
        """;

    // A purchase may be recorded up to five minutes before it occurs; the rest is for clocks that differ.
    private static readonly TimeSpan RecordedBefore = TimeSpan.FromMinutes(10);

    /// <summary>Makes a program with a draft of version 1.</summary>
    public static ProgramRecord Create(Batch batch, int tenantId, string name, string type, byte[] definition)
    {
        var program = StoredId.Of(batch.Ids.Next());
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, InsertProgram, new { tenantId, program, name, type, now });
        Execute(batch, InsertVersion, new { tenantId, program, version = 1, definition, now });
        return ProgramRows.Find(batch.Session, tenantId, program.Value)!;
    }

    /// <summary>Adds a draft of the next version.</summary>
    /// <param name="revisions">One of which the program must have; null: any.</param>
    /// <returns>
    /// Refused with <c>program_not_found</c>, <c>precondition_failed</c>, or <c>unprocessable</c> for another type.
    /// </returns>
    public static (ProgramRecord? Program, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid programId, IReadOnlyList<long>? revisions, string name, string type,
        byte[] definition)
    {
        if (ProgramRows.Find(batch.Session, tenantId, programId) is not { } known)
            return (null, ProgramRows.NotFound(""));
        if (revisions?.Contains(known.Revision) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The program has changed since the version named by If-Match."));
        }

        if (known.Type != type)
        {
            return (null, new Refusal(
                "unprocessable", $"A program keeps its type, which is {known.Type}.",
                [new Fault("/type", FaultCodes.InvalidValue, $"Must be {known.Type}, as in the versions before.")]));
        }

        var (program, version) = (StoredId.Of(programId), known.Latest.Version + 1);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, UpdateProgram, new { tenantId, program, name, type, now });
        Execute(batch, InsertVersion, new { tenantId, program, version, definition, now });
        return (ProgramRows.Find(batch.Session, tenantId, programId), null);
    }

    /// <summary>
    /// Puts a version into effect, now, later, or earlier while no purchase it would change is recorded.
    /// </summary>
    /// <returns>
    /// Refused with <c>program_not_found</c>, <c>already_published</c>, <c>segment_not_found</c> for one that was
    /// archived meanwhile, or <c>effective_at_too_early</c>.
    /// </returns>
    public static (ProgramRecord? Program, Refusal? Refusal) Publish(
        Batch batch, int tenantId, Guid programId, int version, Instant? effectiveAt)
    {
        if (ProgramRows.Find(batch.Session, tenantId, programId) is not { } known)
            return (null, ProgramRows.NotFound(""));
        if (known.Versions.FirstOrDefault(candidate => candidate.Version == version) is not { } draft)
        {
            return (null, new Refusal(
                "program_not_found", "The program has no such version.",
                [new Fault("/version", "invalid_value", $"The latest version is {known.Latest.Version}.")]));
        }

        if (draft.PublishedAt is not null)
            return (null, new Refusal("already_published", $"Version {version} is published already."));
        if (AsksForArchived(batch, tenantId, programId, draft) is { } gone) return (null, gone);
        var from = effectiveAt ?? batch.NowOf(tenantId);
        // Asked also for now and later: a purchase may be dated a few minutes ahead.
        if (WouldChange(batch, tenantId, programId, from))
        {
            return (null, new Refusal(
                "effective_at_too_early", "A purchase that this version would change has been recorded already.",
                [new Fault("/effectiveAt", "out_of_range", "Choose an instant after the last recorded purchase.")]));
        }

        var (program, now) = (StoredId.Of(programId), batch.NowOf(tenantId).UnixMilliseconds);
        Execute(batch, PublishVersion, new { tenantId, program, version, now, effectiveAt = from.UnixMilliseconds });
        Execute(batch, TouchProgram, new { tenantId, program, now });
        batch.Catalogs.Changed(tenantId);
        // Tiers move and birthdays come by time alone, so accounts that nobody touches have to be looked at again.
        if (batch.Catalog(tenantId).Find(programId)?.Version(version) is { HasOccasions: true } or { Ladder: not null })
            Execute(batch, MakeAccountsDue, new { tenantId, program, effectiveAt = from.UnixMilliseconds });
        return (ProgramRows.Find(batch.Session, tenantId, programId), null);
    }

    /// <summary>Null where the tenant has all programs and segments that the definition asks about.</summary>
    /// <returns>
    /// Refused with <c>program_not_found</c> or <c>segment_not_found</c>, naming every place of the kind.
    /// </returns>
    public static Refusal? FindOthers(Batch batch, int tenantId, EarningDefinition earning)
    {
        var faults = OtherPrograms.Of(earning)
            .Where(other => !ProgramRows.Exists(batch.Session, tenantId, other.ProgramId))
            .Select(other => new Fault(other.At, FaultCodes.InvalidValue, "Names no program of this tenant.")).ToList();
        return faults.Count == 0 ? SegmentRows.FindUnknown(batch.Catalog(tenantId), OtherSegments.Of(earning))
            : new Refusal("program_not_found", "The definition asks about a program that is not there.", faults);
    }

    // When the draft was made, they were there.
    private static Refusal? AsksForArchived(Batch batch, int tenantId, Guid programId, ProgramVersionRecord draft)
    {
        if (!batch.Catalog(tenantId).Segments.Values.Any(static segment => segment.IsArchived)) return null;
        var compiled = CatalogCache.Compile(programId, draft.Version, draft.Definition);
        return SegmentRows.FindUnknown(
            batch.Catalog(tenantId), compiled.AskedSegments.Select(static id => (id, "/version")));
    }

    private static bool WouldChange(Batch batch, int tenantId, Guid programId, Instant effectiveAt)
    {
        // Purchase ids are in the order of recording: what was recorded long before cannot have occurred since. They
        // tell real time, which a test tenant's was ahead of by what it is now, or less.
        var floor = new byte[16];
        var recordedFrom = Math.Max(0, effectiveAt.Plus(-RecordedBefore - batch.AheadOf(tenantId)).UnixMilliseconds);
        BinaryPrimitives.WriteInt64BigEndian(floor, recordedFrom << 16);
        return batch.Session.Connection.QueryFirstOrDefault<long?>(
            batch.Session.Dialect.Limited(SelectChangedPurchase),
            new
            {
                tenantId,
                program = StoredId.Of(programId),
                floor = StoredId.Of(new Guid(floor, bigEndian: true)),
                effectiveAt = effectiveAt.UnixMilliseconds,
                limit = 1,
            },
            batch.Session.CurrentTransaction) is not null;
    }

    private static void Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}

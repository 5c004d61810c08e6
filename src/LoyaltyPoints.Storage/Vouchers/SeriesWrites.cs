using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Programs;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>Writes over series of vouchers, to be run inside a batch.</summary>
public static class SeriesWrites
{
    private const string InsertSeries = """
        INSERT INTO voucher_series (tenant_id, series_id, name, revision, created_at, updated_at)
        VALUES (@tenantId, @series, @name, @version, @now, @now)
        """;

    // Locks by writing, and only where nobody was faster.
    private const string UpdateSeries = """
        UPDATE voucher_series SET name = @name, revision = @version, updated_at = @now
        WHERE tenant_id = @tenantId AND series_id = @series AND revision = @before
        """;

    private const string InsertVersion = """
        INSERT INTO voucher_series_versions (tenant_id, series_id, version, definition, created_at)
        VALUES (@tenantId, @series, @version, @json, @now)
        """;

    private static readonly Refusal Changed = new(
        "precondition_failed", "The series has changed since the version named by If-Match.");

    /// <param name="json">The definition as it was sent.</param>
    /// <returns>Refused with <c>program_not_found</c>, or <c>unprocessable</c> for tiers that are not there.</returns>
    public static (SeriesRecord? Series, Refusal? Refusal) Create(
        Batch batch, int tenantId, SeriesDefinition definition, byte[] json)
    {
        if (Refuse(batch, tenantId, definition) is { } refusal) return (null, refusal);
        var id = batch.Ids.Next();
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        var row = new { tenantId, series = StoredId.Of(id), name = definition.Name, version = 1, json, now };
        batch.Session.Connection.Execute(InsertSeries, row, batch.Session.CurrentTransaction);
        batch.Session.Connection.Execute(InsertVersion, row, batch.Session.CurrentTransaction);
        return (SeriesRows.Find(batch.Session, tenantId, id), null);
    }

    /// <summary>Adds the next version, by which vouchers are issued from now on.</summary>
    /// <param name="versions">One of which must be the latest; null: any.</param>
    /// <returns>Refused as by <see cref="Create"/>, or with <c>voucher_series_not_found</c> or
    /// <c>precondition_failed</c>.</returns>
    public static (SeriesRecord? Series, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid seriesId, IReadOnlyList<long>? versions, SeriesDefinition definition,
        byte[] json)
    {
        if (SeriesRows.Find(batch.Session, tenantId, seriesId) is not { } known) return (null, SeriesRows.NotFound);
        if (versions?.Contains(known.Version) == false) return (null, Changed);
        if (Refuse(batch, tenantId, definition) is { } refusal) return (null, refusal);
        var row = new
        {
            tenantId,
            series = StoredId.Of(seriesId),
            name = definition.Name,
            version = known.Version + 1,
            before = (long)known.Version,
            json,
            now = batch.NowOf(tenantId).UnixMilliseconds,
        };
        if (batch.Session.Connection.Execute(UpdateSeries, row, batch.Session.CurrentTransaction) != 1)
            return (null, Changed);
        batch.Session.Connection.Execute(InsertVersion, row, batch.Session.CurrentTransaction);
        return (SeriesRows.Find(batch.Session, tenantId, seriesId), null);
    }

    private static Refusal? Refuse(Batch batch, int tenantId, SeriesDefinition definition) =>
        FindPrograms(batch, tenantId, definition) ?? FindTiers(batch, tenantId, definition);

    // A tier may come and go with later versions; but one that is not there now is most likely mistyped.
    private static Refusal? FindTiers(Batch batch, int tenantId, SeriesDefinition definition)
    {
        if (definition.TierProgramId is not { } id) return null;
        if (batch.Catalog(tenantId).Find(id)?.At(batch.NowOf(tenantId)) is not { } program) return null;
        var levels = program.Definition.Tiers?.Levels ?? [];
        var faults = definition.Tiers.Index().Where(tier => !levels.Any(level => level.Id == tier.Item))
            .Select(tier => new Fault(
                $"/audience/tiers/{tier.Index}", FaultCodes.InvalidValue, "The program has no such tier.")).ToList();
        return faults.Count == 0 ? null
            : new Refusal("unprocessable", "The definition names a tier that is not there.", faults);
    }

    private static Refusal? FindPrograms(Batch batch, int tenantId, SeriesDefinition definition)
    {
        var faults = SeriesDefinitionReader.Programs(definition)
            .Where(named => !ProgramRows.Exists(batch.Session, tenantId, named.ProgramId))
            .Select(named => new Fault(named.At, FaultCodes.InvalidValue, "Names no program of this tenant.")).ToList();
        return faults.Count == 0 ? null
            : new Refusal("program_not_found", "The definition names a program that is not there.", faults);
    }
}

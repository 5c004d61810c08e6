using System.Data.Common;
using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Storage.Tests.Ledger;

/// <summary>Reads rows of a database with one member, as they lie there.</summary>
internal sealed class StoredRows(Shop shop)
{
    /// <summary>What was counted on each day, from the first.</summary>
    public List<(Guid Program, KeyValuePair<DateOnly, Totals> Day)> Days() => Read(
        "SELECT program_id, day, spend, units, visits FROM standing_days ORDER BY day",
        row => (IdAt(row, 0), KeyValuePair.Create(
            Day(Convert.ToInt32(row.GetValue(1))), new Totals(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))));

    /// <summary>Where a purchase stands after its newest return.</summary>
    public ReturnProgress ProgressOf(Guid purchase) => Read(
        "SELECT purchase_id, progress FROM purchase_returns ORDER BY number",
        row => (Purchase: IdAt(row, 0), Progress: (byte[])row.GetValue(1)))
        .Where(row => row.Purchase == purchase)
        .Select(row => JsonSerializer.Deserialize(row.Progress, CoreJson.Default.ReturnProgress)!).Last();

    private static Guid IdAt(DbDataReader row, int at) =>
        row.GetValue(at) is Guid id ? id : new Guid((byte[])row.GetValue(at), bigEndian: true);

    private static DateOnly Day(int number) => new(number / 10000, number / 100 % 100, number % 100);

    private List<T> Read<T>(string sql, Func<DbDataReader, T> read) => shop.Readers.Read(session =>
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<T>();
        while (rows.Read()) all.Add(read((DbDataReader)rows));
        return all;
    });
}

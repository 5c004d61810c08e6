using System.Data;
using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace LoyaltyPoints.Storage;

/// <summary>
/// A UUID as Dapper passes it to and from every engine: in PostgreSQL a <c>uuid</c>, elsewhere 16 bytes, big-endian;
/// byte order is time order in all of them.
/// </summary>
internal readonly record struct StoredId(Guid Value)
{
    public static StoredId Of(Guid id) => new(id);

    /// <summary>Once, before the first query.</summary>
    public static void TeachDapper() => SqlMapper.AddTypeHandler(new Handler());

    private sealed class Handler : SqlMapper.TypeHandler<StoredId>
    {
        public override void SetValue(IDbDataParameter parameter, StoredId id)
        {
            parameter.Value = parameter is NpgsqlParameter ? id.Value : id.Value.ToByteArray(bigEndian: true);
            // As the column is: else the server converts the column to compare it.
            if (parameter is SqlParameter sql) (sql.SqlDbType, sql.Size) = (SqlDbType.Binary, 16);
        }

        public override StoredId Parse(object value) =>
            new(value is Guid id ? id : new Guid((byte[])value, bigEndian: true));
    }
}

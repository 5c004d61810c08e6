using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>What SQL Server's and Azure SQL's error numbers mean for a write.</summary>
internal static class SqlServerErrors
{
    // Nobody answered, or the connection broke: what was asked for may have been done.
    private static readonly HashSet<int> ConnectionLost =
    [
        -2, // timeout
        -1, 2, 53, // no server
        20, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, // transport
        0, // severe error, connection gone
        596, 6005, // session killed, server shutting down
    ];

    private static readonly HashSet<int> Transient =
    [
        1205, // deadlock victim
        1222, // lock timeout
        1204, 701, 8645, 8651, 802, // out of locks, of memory
        1105, 9002, 5149, // disk or log full
        3906, 3908, 3960, // read-only after a failover, in recovery, snapshot conflict
        823, 824, 825, // I/O error
        615, 926, 927, 942, 945, 976, 978, 983, // database not to be had at the moment, or not the primary
        4060, 4221, 18401, 18456, // login while the server or the database comes up, or fails over
        10928, 10929, 40143, 40166, 40197, 40501, 40540, 40544, 40549, 40550, 40551, 40552, 40553, 40613, // Azure SQL
        49918, 49919, 49920, 42108, 42109, // Azure SQL: too busy, pool paused
        41301, 41302, 41305, 41325, 41839, // in-memory tables
    ];

    public static bool IsConnectionLost(DbException exception) =>
        exception is SqlException { Number: var number } && ConnectionLost.Contains(number);

    public static bool IsTransient(DbException exception) =>
        exception is SqlException { Number: var number }
        && (Transient.Contains(number) || ConnectionLost.Contains(number));

    public static bool IsPermissionDenied(DbException exception) =>
        // On an object, to create a table, on a schema, to change an object, at all.
        exception is SqlException { Number: 229 or 262 or 2760 or 1088 or 15247 };

    public static bool IsUniqueViolation(DbException exception) => exception is SqlException { Number: 2601 or 2627 };
}

using System.Data.Common;
using Npgsql;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>What PostgreSQL's error codes mean for a write.</summary>
internal static class PostgresErrors
{
    // Whole classes of SQLSTATE by their first two characters, single codes in full.
    private static readonly string[] Transient =
    [
        "08", // connection
        "53", // out of disk, memory, connections
        "57", // shutdown, crash, cancelled by an operator or a timeout
        "58", // I/O error
        PostgresErrorCodes.SerializationFailure,
        PostgresErrorCodes.DeadlockDetected,
        PostgresErrorCodes.LockNotAvailable,
        PostgresErrorCodes.ReadOnlySqlTransaction, // a primary that has just become a standby
        "25P03", // idle for too long inside a transaction
    ];

    public static bool IsTransient(DbException exception) => exception is PostgresException { SqlState: var state }
        ? Transient.Any(code => state.StartsWith(code, StringComparison.Ordinal))
            || IsOfNode(exception, "ReportResultError")
        // No answer from a server at all: refused, lost, timed out.
        : exception is NpgsqlException;

    public static bool IsPermissionDenied(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege };

    public static bool IsUniqueViolation(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
        || (IsOfNode(exception, "ReportCopyError") && exception.Message.Contains("\"pk_", StringComparison.Ordinal));

    /// <summary>Whether the server may have done what it was asked and could not say so.</summary>
    public static bool IsConnectionLost(DbException exception) =>
        exception is PostgresException { SqlState: var state }
            ? state.StartsWith("57P", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal)
            : exception is NpgsqlException;

    // What a node of a Citus cluster said arrives without its code: if it said it to a COPY, by which Citus inserts
    // rows (then only the name of the constraint tells), or while the connection to it broke.
    private static bool IsOfNode(DbException exception, string routine) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.InternalError } error && error.Routine == routine;

    /// <summary>
    /// Whether the server has undone the transaction for certain: a constraint, its state, a conflict.
    /// </summary>
    public static bool IsRolledBack(Exception failure) => failure is PostgresException { SqlState: var state }
        && (state.StartsWith("23", StringComparison.Ordinal) || state.StartsWith("25", StringComparison.Ordinal)
            || state.StartsWith("40", StringComparison.Ordinal));
}

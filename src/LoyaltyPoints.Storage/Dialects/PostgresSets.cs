using LoyaltyPoints.Storage.Sets;
using Npgsql;
using NpgsqlTypes;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>Sends all statements of a round trip in one batch of the protocol, their sets as arrays.</summary>
internal static class PostgresSets
{
    private static readonly PostgresText OneNode = new(isDistributed: false);
    private static readonly PostgresText ManyNodes = new(isDistributed: true);

    public static void Run(Session session, IReadOnlyList<SetStep> steps, bool isDistributed)
    {
        var text = isDistributed ? ManyNodes : OneNode;
        using var batch = new NpgsqlBatch((NpgsqlConnection)session.Connection);
        var commands = new List<NpgsqlBatchCommand>();
        foreach (var step in steps)
        {
            if (text.LocksBefore(step.Rows.Statement) is { } locks) batch.BatchCommands.Add(Command(locks, step.Rows));
            commands.Add(Command(text.Of(step.Rows.Statement), step.Rows));
            batch.BatchCommands.Add(commands[^1]);
        }

        using (var reader = batch.ExecuteReader()) Read(reader, steps, text);
        for (var at = 0; at < commands.Count; at++) steps[at].Affected = (int)commands[at].Rows;
    }

    private static void Read(NpgsqlDataReader reader, IReadOnlyList<SetStep> steps, PostgresText text)
    {
        var row = new PostgresRow(reader);
        foreach (var step in steps)
        {
            if (step.Each is null) continue;
            if (text.LocksBefore(step.Rows.Statement) is not null) reader.NextResult();
            while (reader.Read()) step.Each(row);
            reader.NextResult();
        }
    }

    private static NpgsqlBatchCommand Command(string sql, RowSet rows)
    {
        var command = new NpgsqlBatchCommand(sql);
        var columns = rows.Statement.Input;
        for (var at = 0; at < columns.Count; at++)
        {
            command.Parameters.Add(new NpgsqlParameter
            {
                Value = rows.Column(at),
                NpgsqlDbType = NpgsqlDbType.Array | PostgresStatement.TypeOf(columns[at].Kind),
            });
        }

        return command;
    }
}

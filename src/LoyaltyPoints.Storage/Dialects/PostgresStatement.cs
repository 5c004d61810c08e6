using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Sets;
using Npgsql;
using NpgsqlTypes;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>A command whose parameters are typed once and numbered as they first appear.</summary>
internal sealed partial class PostgresStatement : Statement
{
    private static readonly ConcurrentDictionary<string, string> Numbered = [];

    private readonly NpgsqlCommand command;
    private NpgsqlDataReader? reader;
    private PostgresRow? row;
    private int parameter;

    public PostgresStatement(NpgsqlConnection connection, string sql) =>
        command = new NpgsqlCommand(Numbered.GetOrAdd(sql, WithNumbers), connection);

    public static NpgsqlDbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Int => NpgsqlDbType.Integer,
        ColumnKind.Long => NpgsqlDbType.Bigint,
        ColumnKind.Id => NpgsqlDbType.Uuid,
        ColumnKind.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };

    public override Statement Bind(int value) => Bind(ColumnKind.Int, value);

    public override Statement Bind(long value) => Bind(ColumnKind.Long, value);

    public override Statement Bind(Guid value) => Bind(ColumnKind.Id, value);

    public override Statement Bind(string? value) => Bind(ColumnKind.Text, (object?)value ?? DBNull.Value);

    public override Statement Bind(ReadOnlySpan<byte> value) => Bind(ColumnKind.Bytes, value.ToArray());

    public override int Execute()
    {
        parameter = 0;
        return command.ExecuteNonQuery();
    }

    public override bool Read()
    {
        if (reader is null)
        {
            reader = command.ExecuteReader();
            row = new PostgresRow(reader);
        }

        if (reader.Read()) return true;
        Reset();
        return false;
    }

    public override int GetInt32(int column) => row!.GetInt32(column);

    public override long GetInt64(int column) => row!.GetInt64(column);

    public override Guid GetGuid(int column) => row!.GetGuid(column);

    public override string? GetText(int column) => row!.GetText(column);

    public override ReadOnlySpan<byte> GetBytes(int column) => row!.GetBytes(column);

    public override void Reset()
    {
        parameter = 0;
        reader?.Dispose();
        reader = null;
    }

    public override void Dispose()
    {
        Reset();
        command.Dispose();
    }

    internal static string WithNumbers(string sql)
    {
        var numbers = new Dictionary<string, int>();
        return ParameterName().Replace(sql, match =>
        {
            if (!numbers.TryGetValue(match.Value, out var number)) numbers[match.Value] = number = numbers.Count + 1;
            return $"${number}";
        });
    }

    [GeneratedRegex("@[A-Za-z_]+")]
    private static partial Regex ParameterName();

    private PostgresStatement Bind(ColumnKind kind, object value)
    {
        if (parameter == command.Parameters.Count)
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = TypeOf(kind) });
        command.Parameters[parameter++].Value = value;
        return this;
    }
}

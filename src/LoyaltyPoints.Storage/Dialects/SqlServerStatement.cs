using System.Data;
using System.Text.RegularExpressions;
using LoyaltyPoints.Storage.Sets;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// A command whose parameters are typed once, with fixed sizes: else each length compiles its own plan.
/// </summary>
internal sealed partial class SqlServerStatement : Statement
{
    private const int LongestFixedText = 4000;

    private readonly SqlCommand command;
    private readonly string[] names;
    private readonly Func<SqlTransaction?> transaction;
    private SqlDataReader? reader;
    private SqlServerRow? row;
    private int parameter;

    /// <param name="transaction">The one at hand, asked at every run: this driver wants to be told.</param>
    public SqlServerStatement(SqlConnection connection, string sql, Func<SqlTransaction?> transaction)
    {
        command = new SqlCommand(sql, connection);
        names = [.. ParameterName().Matches(sql).Select(match => match.Value).Distinct()];
        this.transaction = transaction;
    }

    public override Statement Bind(int value) => Bind(SqlDbType.Int, 0, value);

    public override Statement Bind(long value) => Bind(SqlDbType.BigInt, 0, value);

    public override Statement Bind(Guid value) => Bind(SqlDbType.Binary, 16, value.ToByteArray(bigEndian: true));

    public override Statement Bind(string? value) => Bind(
        SqlDbType.NVarChar, value?.Length > LongestFixedText ? -1 : LongestFixedText, (object?)value ?? DBNull.Value);

    public override Statement Bind(ReadOnlySpan<byte> value) => Bind(SqlDbType.VarBinary, -1, value.ToArray());

    public override int Execute()
    {
        parameter = 0;
        command.Transaction = transaction();
        return command.ExecuteNonQuery();
    }

    public override bool Read()
    {
        if (reader is null)
        {
            command.Transaction = transaction();
            reader = command.ExecuteReader();
            row = new SqlServerRow(reader);
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

    [GeneratedRegex("@[A-Za-z_]+")]
    private static partial Regex ParameterName();

    private SqlServerStatement Bind(SqlDbType type, int size, object value)
    {
        if (parameter == command.Parameters.Count)
            command.Parameters.Add(new SqlParameter(names[parameter], type));
        command.Parameters[parameter].Size = size;
        command.Parameters[parameter++].Value = value;
        return this;
    }
}

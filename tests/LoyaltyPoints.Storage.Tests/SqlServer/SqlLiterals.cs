using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

/// <summary>A string that a method loads.</summary>
internal sealed record Literal(string Place, string Text);

/// <summary>
/// The SQL texts in an assembly's code: every string that any of its methods loads and that looks like SQL. Constants
/// are in it as they are used, put together by the compiler: one that is only a part of others is not.
/// </summary>
internal static partial class SqlLiterals
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance |
        BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    public static IEnumerable<Literal> In(Assembly assembly) =>
        from type in assembly.GetTypes()
        from method in type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything))
        from text in LoadedBy(method)
        where LooksLikeSql().IsMatch(text)
        select new Literal($"{Outermost(type).Name}.{method.Name}", text);

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    private static IEnumerable<string> LoadedBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at++] is var first && first == 0xFE ? (short)(0xFE00 | code[at++]) : first;
            var opCode = OpCodesByValue[value];
            if (opCode.OperandType == OperandType.InlineString)
                yield return method.Module.ResolveString(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)));
            at += OperandLength(opCode.OperandType, code, at);
        }
    }

    private static int OperandLength(OperandType type, byte[] code, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at)),
        _ => 4,
    };

    // Keywords are written in capitals here, so that English is not taken for SQL.
    [GeneratedRegex("""
        \b(SELECT|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|FROM\s+\w+|WHERE|JOIN|ORDER\s+BY|VALUES|MERGE|WITH
        |CREATE\s+(TABLE|INDEX)|ALTER\s+TABLE|SET\s+[A-Z_]+\s+\w+|DECLARE|EXEC|OPTION|TOP)\b
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LooksLikeSql();
}

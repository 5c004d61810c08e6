using System.Text;
using System.Text.Json;

namespace LoyaltyPoints.Api.Binding;

/// <summary>JSON pointers (RFC 6901): how they are put together and how they are sorted.</summary>
public static class Pointer
{
    /// <summary>The pointer of a field of the object at <paramref name="parent"/>; the name is escaped.</summary>
    public static string Field(string parent, string name) =>
        $"{parent}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The pointer of an item of the array at <paramref name="parent"/>.</summary>
    public static string Item(string parent, int index) => $"{parent}/{index}";

    /// <summary>True when both are the same place, or <paramref name="pointer"/> lies inside the other.</summary>
    public static bool IsWithin(string pointer, string outer) =>
        pointer.StartsWith(outer, StringComparison.Ordinal)
        && (pointer.Length == outer.Length || pointer[outer.Length] == '/');

    /// <summary>
    /// From a C# path to a pointer: <c>Lines[0].Amount</c> is <c>/lines/0/amount</c>. What already starts with
    /// <c>/</c> or <c>?</c>, and the empty path, stay as they are.
    /// </summary>
    public static string FromPath(string path)
    {
        if (path.Length == 0 || path[0] is '/' or '?') return path;
        var pointer = new StringBuilder();
        foreach (var step in path.Split('.'))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? step : step[..bracket];
            if (name.Length > 0) pointer.Append(Field("", JsonNamingPolicy.CamelCase.ConvertName(name)));
            if (bracket < 0) continue;
            foreach (var index in step[bracket..].Split('[', ']'))
                if (index.Length > 0) pointer.Append(Field("", index));
        }

        return pointer.ToString();
    }

    /// <summary>Step by step, numbers as numbers: <c>/lines/2</c> comes before <c>/lines/10</c>.</summary>
    public static int Compare(string left, string right)
    {
        var (a, b) = (left.Split('/'), right.Split('/'));
        for (var i = 0; i < a.Length && i < b.Length; i++)
        {
            var order = int.TryParse(a[i], out var x) && int.TryParse(b[i], out var y)
                ? x.CompareTo(y) : string.CompareOrdinal(a[i], b[i]);
            if (order != 0) return order;
        }

        return a.Length.CompareTo(b.Length);
    }
}

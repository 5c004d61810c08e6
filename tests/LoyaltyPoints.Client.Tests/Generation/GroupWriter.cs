namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>Writes the operations of one group as a class with a method each.</summary>
internal sealed class GroupWriter(Contract contract)
{
    private const int LinesOfAFile = 330;

    /// <summary>The files of a group by their names: a large group is a class in several parts.</summary>
    public IEnumerable<(string Name, string Text)> Write(string group, IEnumerable<Operation> operations)
    {
        var part = 1;
        var methods = new List<string>();
        foreach (var method in operations.SelectMany(Methods))
        {
            if (methods.Sum(Lines) + Lines(method) > LinesOfAFile)
            {
                yield return File(group, part++, methods);
                methods = [];
            }

            methods.Add(method);
        }

        yield return File(group, part, methods);
    }

    private static int Lines(string text) => text.AsSpan().Count('\n') + 1;

    private static (string, string) File(string group, int part, List<string> methods) => (
        part == 1 ? $"{group}Group.cs" : $"{group}Group.{part}.cs",
        "using System.Text.Json.Nodes;\nusing LoyaltyPoints.Client.Http;\n\nnamespace LoyaltyPoints.Client;\n\n" +
        (part > 1 ? "" : $"/// <summary>{group}: one method for each operation of <c>openapi.yaml</c>.</summary>\n") +
        $"public sealed partial class {group}Group\n{{\n" +
        (part > 1 ? "" :
            "    private readonly Sender sender;\n\n" +
            $"    internal {group}Group(Sender sender) => this.sender = sender;\n\n") +
        string.Join('\n', methods) + "}\n");

    private IEnumerable<string> Methods(Operation operation)
    {
        var method = new MethodShape(contract, operation);
        yield return method.Write(method.BodyType);
        // In a patch what is not given stays, and only a document can say that something shall be null.
        if (operation.Method == "patch") yield return method.Write("JsonObject");
        if (method.Rows is { } rows) yield return method.WriteEnumeration(rows);
    }
}

using System.Reflection;

namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>
/// What is committed of the client is what <c>openapi.yaml</c> gives. After a change of the document, write it anew:
/// <c>LOYALTY_UPDATE_CLIENT=1 dotnet test tests/LoyaltyPoints.Client.Tests --filter DriftTests</c>
/// </summary>
public sealed class DriftTests
{
    private static readonly string Folder =
        Path.Combine(Checkout.Root, "src", "LoyaltyPoints.Client", "Generated");

    private static readonly Lazy<Contract> Document =
        new(() => new Contract(File.ReadAllText(Path.Combine(Checkout.Root, "openapi.yaml"))));

    [Fact]
    public void The_committed_client_is_the_generated_one()
    {
        var generated = GeneratedClient.Of(Document.Value);
        if (Environment.GetEnvironmentVariable("LOYALTY_UPDATE_CLIENT") == "1") Write(generated);

        Assert.Equal(generated.Keys, Committed());
        Assert.All(generated, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Folder, file.Key))));
    }

    [Fact]
    public void Every_operation_of_the_document_has_its_method()
    {
        var operations = Document.Value.Operations;

        Assert.True(operations.Count > 150, $"The document has {operations.Count} operations.");
        Assert.All(operations, operation =>
        {
            var group = typeof(LoyaltyClient).GetProperty(operation.Group)?.PropertyType;
            Assert.NotNull(group);
            Assert.Contains($"{Words.Pascal(operation.Id)}Async",
                group.GetMethods(BindingFlags.Public | BindingFlags.Instance).Select(method => method.Name));
        });
    }

    private static IEnumerable<string> Committed() => Directory.Exists(Folder)
        ? Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)
        : [];

    private static void Write(SortedDictionary<string, string> files)
    {
        foreach (var file in Committed().Except(files.Keys).ToList()) File.Delete(Path.Combine(Folder, file));
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(Folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace LoyaltyPoints.Storage.Migrations;

/// <summary>One embedded migration of one dialect.</summary>
/// <param name="Name">For example <c>0001_ledger</c>; the same in every dialect.</param>
/// <param name="Checksum">SHA-256 of the text, in hex.</param>
public sealed record Migration(string Name, string Sql, string Checksum)
{
    /// <summary>All migrations of a dialect, in order.</summary>
    /// <param name="dialect">The middle of their file names, such as <c>sqlite</c>.</param>
    public static IReadOnlyList<Migration> All(string dialect)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var suffix = $".{dialect}.sql";
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(assembly, name, suffix))];
    }

    private static Migration Load(Assembly assembly, string resource, string suffix)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd();
        var name = resource[..^suffix.Length];
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new Migration(name[(name.LastIndexOf('.') + 1)..], sql, checksum);
    }
}

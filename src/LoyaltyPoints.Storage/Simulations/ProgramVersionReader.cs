using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Configuration;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>Versions of programs, drafts too, for those who ask what they would do.</summary>
public static class ProgramVersionReader
{
    private const string SelectDefinition = """
        SELECT definition FROM program_versions
        WHERE tenant_id = @tenant AND program_id = @program AND version = @version
        """;

    /// <summary>Null where the tenant has no such program, or the program no such version.</summary>
    public static CompiledProgram? Find(Session session, int tenantId, Guid programId, int version)
    {
        var select = session.Prepared(SelectDefinition).Bind(tenantId).Bind(programId).Bind(version);
        if (!select.Read()) return null;
        var definition = select.GetBytes(0).ToArray();
        select.Reset();
        return CatalogCache.Compile(programId, version, definition);
    }
}

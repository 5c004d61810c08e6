using System.Text.Json;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds the sections that only one type of program has.</summary>
/// <param name="type">Null if it is not known; then each may be there.</param>
internal sealed class ProgramSections(JsonFields root, ProgramType? type)
{
    /// <summary>The section that makes a type what it is; null if it is not there or must not be.</summary>
    public JsonFields? Of(ProgramType owner, string name)
    {
        if (Allowed(owner, name) && (type is null ? root.TryGet(name, out _) : root.Required(name) is not null))
            return root.Object(name);
        return null;
    }

    /// <summary>A field that a type may have; null if it is not there or must not be.</summary>
    public JsonElement? Optional(ProgramType owner, string name) =>
        Allowed(owner, name) && root.TryGet(name, out var json) ? json : null;

    private bool Allowed(ProgramType owner, string name)
    {
        if (type is not { } known || known == owner) return true;
        if (root.TryGet(name, out _))
            root.Log.Add(root.At(name), FaultCodes.Contradictory,
                $"Only a program of type {ProgramWords.Of(owner)} has {name}; this one is of type "
                + $"{ProgramWords.Of(known)}.");
        return false;
    }
}

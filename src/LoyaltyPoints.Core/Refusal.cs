namespace LoyaltyPoints.Core;

/// <summary>A command that was understood and not carried out; nothing changed.</summary>
/// <param name="Code">From the closed list of error codes, for example <c>insufficient_units</c>.</param>
/// <param name="Detail">A sentence for people.</param>
/// <param name="Faults">The places in the request that are to blame; may be empty.</param>
public sealed record Refusal(string Code, string Detail, IReadOnlyList<Fault> Faults)
{
    public Refusal(string code, string detail) : this(code, detail, [])
    {
    }
}

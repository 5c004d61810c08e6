namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Collects what is wrong while a document is read on.</summary>
internal sealed class FaultLog
{
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public int Count => faults.Count;

    public void Add(string pointer, string code, string detail) => faults.Add(new Fault(pointer, code, detail));

    /// <summary>The pointer of a member below another, escaped as RFC 6901 wants it.</summary>
    public static string Below(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}

namespace LoyaltyPoints.Core.Tests.House;

internal static class Faults
{
    /// <summary>Fails with every fault in full, a line each; xunit would cut the list short.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}

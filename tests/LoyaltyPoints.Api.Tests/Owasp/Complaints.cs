namespace LoyaltyPoints.Api.Tests.Owasp;

internal static class Complaints
{
    /// <summary>Fails with all of them, where there are any.</summary>
    public static void None(IEnumerable<string> complaints)
    {
        var all = complaints.ToList();
        Assert.True(all.Count == 0, $"{all.Count} complaints:\n{string.Join('\n', all.Take(30))}");
    }
}

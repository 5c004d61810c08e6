using Xunit.Abstractions;

namespace LoyaltyPoints.Core.Tests.Standings;

internal static class Seeds
{
    /// <summary>Checks seeds from 1 on; one that fails is named in the output.</summary>
    public static void ForEach(ITestOutputHelper output, int count, Action<int> check)
    {
        for (var seed = 1; seed <= count; seed++)
        {
            var held = false;
            try
            {
                check(seed);
                held = true;
            }
            finally
            {
                if (!held) output.WriteLine($"It does not hold for seed {seed}.");
            }
        }
    }
}

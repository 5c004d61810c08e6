using System.Globalization;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// The customers of a file that replays of several programs send: one in ten, always the same ones, for every member is
/// judged alone and a run should be short; <c>LOYALTY_TEST_EVERY_CUSTOMER=1</c> sends them all.
/// </summary>
internal static class SomeCustomers
{
    private static readonly bool Every = Environment.GetEnvironmentVariable("LOYALTY_TEST_EVERY_CUSTOMER") == "1";

    public static bool Take(string customer) => Every || int.Parse(customer, CultureInfo.InvariantCulture) % 10 == 0;
}

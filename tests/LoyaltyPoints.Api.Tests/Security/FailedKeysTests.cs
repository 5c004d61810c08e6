using System.Net;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;

namespace LoyaltyPoints.Api.Tests.Security;

public sealed class FailedKeysTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void Too_many_keys_of_an_address_are_refused_then_it_waits_and_others_do_not()
    {
        var failures = new FailedKeys(new QuotaOptions { FailuresPerMinute = 3 }, time);
        var (here, there) = (IPAddress.Parse("192.0.2.7"), IPAddress.Parse("192.0.2.8"));
        for (var failure = 0; failure < 3; failure++)
        {
            Assert.Equal(0, failures.Wait(here));
            failures.Count(here);
        }

        Assert.Equal((20, 20, 0), (
            failures.Wait(here), failures.Wait(IPAddress.Parse("::ffff:192.0.2.7")), failures.Wait(there)));
        time.Advance(TimeSpan.FromSeconds(19.5));
        Assert.Equal(1, failures.Wait(here));
        time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(0, failures.Wait(here));
    }

    [Theory]
    [InlineData("2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:3::1", false)]
    public void An_address_of_version_6_then_its_network_of_64_bits_counts(string other, bool waits)
    {
        var failures = new FailedKeys(new QuotaOptions { FailuresPerMinute = 1 }, time);
        failures.Count(IPAddress.Parse("2001:db8:1:2::1"));

        Assert.Equal(waits ? 60 : 0, failures.Wait(IPAddress.Parse(other)));
    }

    [Fact]
    public void More_addresses_than_are_told_apart_then_further_ones_share_and_those_at_rest_are_forgotten()
    {
        var failures = new FailedKeys(new QuotaOptions { FailuresPerMinute = 2 }, time);
        for (var number = 0; number < FailedKeys.Capacity; number++) failures.Count(Address(number));
        var (one, other) = (Address(FailedKeys.Capacity), Address(FailedKeys.Capacity + 1));

        failures.Count(one);
        failures.Count(one);
        Assert.Equal(30, failures.Wait(other));

        time.Advance(TimeSpan.FromMinutes(2));
        failures.Count(other);
        failures.Count(other);
        Assert.Equal((30, 0), (failures.Wait(other), failures.Wait(one)));
    }

    [Fact]
    public void No_limit_is_wanted_then_nobody_waits()
    {
        var failures = new FailedKeys(new QuotaOptions { FailuresPerMinute = 0 }, time);
        for (var failure = 0; failure < 1_000; failure++) failures.Count(IPAddress.Loopback);

        Assert.Equal(0, failures.Wait(IPAddress.Loopback));
    }

    private static IPAddress Address(int number) => new([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
}

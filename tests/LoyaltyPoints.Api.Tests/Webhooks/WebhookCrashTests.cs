using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>Two instances share the deliveries; one of them dies in the middle.</summary>
public sealed class WebhookCrashTests
{
    [Fact]
    public async Task An_instance_dies_while_it_delivers_then_the_other_goes_on_and_nothing_is_missing()
    {
        await using var first = await ServerProcess.StartAsync(HookServer.Settings);
        await using var second = await first.StartSiblingAsync();
        await using var one = await Receiver.StartAsync();
        await using var other = await Receiver.StartAsync();
        one.Answer = other.Answer = static (_, _) => Task.Delay(20);
        await first.Api.CreateHookAsync(one);
        await first.Api.CreateHookAsync(other);
        var members = await first.Api.MembersAsync(5);
        var expected = await Task.WhenAll(members.Select((member, at) =>
            (at % 2 == 0 ? first : second).Api.PurchasesAsync(member, 12)));
        await one.UntilAsync(() => one.Taken.Count > 5 && other.Taken.Count > 5);

        await first.KillAsync();

        foreach (var receiver in new[] { one, other })
        {
            await receiver.UntilAsync(
                () => members.Sum(member => receiver.PurchasesOf(member).Count) == 60, () => second.Output.Tail());
            foreach (var (member, purchases) in members.Zip(expected))
                Assert.Equal(purchases, receiver.PurchasesOf(member));
        }
    }
}

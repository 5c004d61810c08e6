using System.Text;
using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Core.Tests.Webhooks;

public sealed class WebhookSignatureTests
{
    private static readonly byte[] Secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    // The example that the reference libraries of Standard Webhooks are tested with.
    [Fact]
    public void The_published_example_then_the_published_signature() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", Sign(Secret));

    [Fact]
    public void Two_secrets_then_a_signature_by_each_with_a_blank_between()
    {
        var other = WebhookSecret.Generate();

        Assert.Equal($"{Sign(Secret)} {Sign(other)}", Sign(Secret, other));
        Assert.NotEqual(Sign(Secret), Sign(other));
    }

    [Fact]
    public void A_secret_then_it_is_shown_as_the_specification_has_it()
    {
        var secret = WebhookSecret.Generate();
        var shown = WebhookSecret.Format(secret);

        Assert.StartsWith("whsec_", shown, StringComparison.Ordinal);
        Assert.Equal(secret, Convert.FromBase64String(shown["whsec_".Length..]));
        Assert.InRange(secret.Length, 24, 64);
    }

    private static string Sign(params byte[][] secrets) => WebhookSignature.Sign(
        secrets, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));
}

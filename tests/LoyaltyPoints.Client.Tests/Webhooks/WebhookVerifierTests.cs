using LoyaltyPoints.Client.Webhooks;

namespace LoyaltyPoints.Client.Tests.Webhooks;

public sealed class WebhookVerifierTests
{
    // The vector that the specification's own libraries are tested with.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Sent = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Other = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static readonly byte[] Body = "{\"test\": 2432232314}"u8.ToArray();

    [Fact]
    public void The_specification_s_vector_fits_and_is_what_we_sign()
    {
        Assert.Equal(WebhookVerdict.Genuine, Judge());
        Assert.Equal(Signature, At(Sent).Sign(Id, Sent, Body));
    }

    [Theory]
    [InlineData("v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= " + Signature)]
    [InlineData("v1a,abc " + Signature + " v1,abc")]
    public void One_of_several_signatures_is_enough(string signatures) =>
        Assert.Equal(WebhookVerdict.Genuine, Judge(signatures: signatures));

    [Fact]
    public void While_a_secret_is_replaced_both_are_good()
    {
        var verifier = new WebhookVerifier(new Clock(Sent), Other, Secret);

        Assert.Equal(WebhookVerdict.Genuine, verifier.Verify(Id, $"{Sent}", Signature, Body));
        Assert.Equal(WebhookVerdict.Forged,
            new WebhookVerifier(new Clock(Sent), Other).Verify(Id, $"{Sent}", Signature, Body));
    }

    [Theory]
    [InlineData("v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O")]
    [InlineData("v1,ключ")]
    public void A_signature_that_does_not_fit_is_forged(string signatures) =>
        Assert.Equal(WebhookVerdict.Forged, Judge(signatures: signatures));

    [Fact]
    public void A_change_of_anything_that_is_signed_is_found()
    {
        Assert.Equal(WebhookVerdict.Forged, Judge(id: Id + "x"));
        Assert.Equal(WebhookVerdict.Forged, Judge(timestamp: $"{Sent + 1}"));
        for (var at = 0; at < Body.Length; at++)
        {
            byte[] changed = [.. Body];
            changed[at] ^= 1;
            Assert.Equal(WebhookVerdict.Forged, Judge(body: changed));
        }
    }

    [Theory]
    [InlineData(300, WebhookVerdict.Genuine)]
    [InlineData(301, WebhookVerdict.OutOfTime)]
    [InlineData(-300, WebhookVerdict.Genuine)]
    [InlineData(-301, WebhookVerdict.OutOfTime)]
    public void It_is_good_for_five_minutes_around(int later, WebhookVerdict verdict) =>
        Assert.Equal(verdict, At(Sent + later).Verify(Id, $"{Sent}", Signature, Body));

    [Theory]
    [InlineData(null, "1614265330", Signature)]
    [InlineData(Id, null, Signature)]
    [InlineData(Id, "1614265330", null)]
    [InlineData(Id, "", Signature)]
    [InlineData(Id, "2021-02-25", Signature)]
    [InlineData(Id, "-1614265330", Signature)]
    public void Without_its_headers_it_is_no_message(string? id, string? timestamp, string? signatures) =>
        Assert.Equal(WebhookVerdict.HeaderMissing, At(Sent).Verify(id, timestamp, signatures, Body));

    [Fact]
    public void A_time_at_the_end_of_numbers_is_out_of_time() =>
        Assert.Equal(WebhookVerdict.OutOfTime, Judge(timestamp: $"{long.MaxValue}"));

    [Theory]
    [InlineData("whsec_not base64!")]
    [InlineData("whsec_")]
    public void A_secret_that_is_none_is_refused(string secret) =>
        Assert.Throws<FormatException>(() => new WebhookVerifier(secret));

    private static WebhookVerdict Judge(
        string id = Id, string timestamp = "1614265330", string signatures = Signature, byte[]? body = null) =>
        At(Sent).Verify(id, timestamp, signatures, body ?? Body);

    private static WebhookVerifier At(long seconds) => new(new Clock(seconds), Secret);

    private sealed class Clock(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}

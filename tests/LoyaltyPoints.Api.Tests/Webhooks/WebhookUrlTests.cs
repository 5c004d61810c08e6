using LoyaltyPoints.Api.Webhooks;

namespace LoyaltyPoints.Api.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    private static readonly WebhookOptions Strict = new();

    [Theory]
    [InlineData("https://example.com/hooks")]
    [InlineData("https://example.com:8443/hooks?shop=1")]
    [InlineData("https://8.8.8.8/")]
    [InlineData("https://[2606:4700:4700::1111]/")]
    public void May_be_sent_to(string url)
    {
        Assert.Null(WebhookUrl.Judge(url));
        Assert.Null(WebhookUrl.Judge(url, Strict));
    }

    [Theory]
    [InlineData("")]
    [InlineData("hooks")]
    [InlineData("//example.com/hooks")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.com/")]
    [InlineData("https://me:secret@example.com/")]
    [InlineData("https://me@example.com/")]
    [InlineData("https://example.com/#top")]
    public void Is_no_url_of_an_endpoint_anywhere(string url) => Assert.NotNull(WebhookUrl.Judge(url));

    // Other ways to write 127.0.0.1 among them.
    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("https://localhost/")]
    [InlineData("https://shop.localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://0177.0.0.1/")]
    [InlineData("https://127.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://[::ffff:10.0.0.1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://192.168.0.1/")]
    [InlineData("https://example.com:25/")]
    [InlineData("https://example.com:22/")]
    public void Is_not_allowed_here(string url)
    {
        Assert.Null(WebhookUrl.Judge(url));
        Assert.NotNull(WebhookUrl.Judge(url, Strict));
        Assert.Null(WebhookUrl.Judge(url, new WebhookOptions { AllowHttp = true, AllowPrivateAddresses = true }));
    }
}

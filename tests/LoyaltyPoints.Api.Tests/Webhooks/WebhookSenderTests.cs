using System.Text;
using LoyaltyPoints.Api.Webhooks;
using LoyaltyPoints.Core.Webhooks;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>One attempt, and what becomes of it.</summary>
public sealed class WebhookSenderTests
{
    private static readonly WebhookOptions Open = new()
    {
        AllowHttp = true, AllowPrivateAddresses = true, TimeoutSeconds = 1,
    };

    [Theory]
    [InlineData(200, null)]
    [InlineData(202, null)]
    [InlineData(301, 301)]
    [InlineData(400, 400)]
    [InlineData(410, 410)]
    [InlineData(429, 429)]
    [InlineData(500, 500)]
    public async Task It_answers_then_2xx_alone_is_taken(int status, int? failure)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        };

        var outcome = await SendAsync(Open, receiver.Url);

        Assert.Equal(failure, outcome?.Status);
        if (outcome is not null) Assert.Equal(TimeSpan.FromSeconds(7), outcome.RetryAfter);
        // Nobody is followed anywhere.
        Assert.Single(receiver.Seen);
    }

    [Fact]
    public async Task It_does_not_answer_in_time_then_it_failed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = static (_, context) => Task.Delay(Timeout.Infinite, context.RequestAborted)
            .ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.Equal("It did not answer within 1 s.", (await SendAsync(Open, receiver.Url))!.Error);
    }

    [Fact]
    public async Task It_cuts_the_connection_then_it_failed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = static (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        Assert.NotNull(await SendAsync(Open, receiver.Url));
    }

    [Fact]
    public async Task It_answers_without_an_end_then_it_is_not_listened_to()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = static async (_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[64 * 1024]);
        };

        Assert.Null(await SendAsync(Open, receiver.Url));
    }

    [Fact]
    public async Task Nobody_listens_then_it_failed()
    {
        var receiver = await Receiver.StartAsync();
        await receiver.DisposeAsync();

        Assert.Equal("It could not be connected to.", (await SendAsync(Open, receiver.Url))!.Error);
    }

    // By a name that leads there, as anybody can make one: the text of the URL says nothing.
    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    public async Task A_name_leads_into_this_machine_then_nothing_is_connected_to(string host)
    {
        await using var receiver = await Receiver.StartAsync();
        var url = receiver.Url.Replace("127.0.0.1", host, StringComparison.Ordinal);
        using var client = GuardedConnection.NewClient(new WebhookOptions());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(new Uri(url), null));

        Assert.IsType<AddressNotAllowedException>(refused.InnerException);
        Assert.Empty(receiver.Seen);
    }

    [Fact]
    public async Task An_endpoint_was_made_when_more_was_allowed_then_it_is_sent_nothing()
    {
        await using var receiver = await Receiver.StartAsync();

        Assert.NotNull(await SendAsync(new WebhookOptions { AllowPrivateAddresses = true }, receiver.Url));
        Assert.NotNull(await SendAsync(new WebhookOptions { AllowHttp = true }, receiver.Url));
        Assert.Empty(receiver.Seen);
    }

    [Fact]
    public async Task A_delivery_then_its_headers_are_those_of_the_specification()
    {
        await using var receiver = await Receiver.StartAsync();
        var secret = WebhookSecret.Generate();

        Assert.Null(await SendAsync(Open, receiver.Url, secret));

        var seen = Assert.Single(receiver.Seen);
        Assert.Equal("evt_1", seen.Id);
        Assert.Equal("{}", Encoding.UTF8.GetString(seen.Body));
        Assert.True(seen.IsSignedBy(WebhookSecret.Format(secret)));
        Assert.Equal("LoyaltyPoints-Webhooks", seen.UserAgent);
    }

    private static async Task<DeliveryFailure?> SendAsync(WebhookOptions options, string url, byte[]? secret = null)
    {
        using var client = GuardedConnection.NewClient(options);
        return await new WebhookSender(options, TimeProvider.System).SendAsync(
            client, url, [secret ?? WebhookSecret.Generate()], "evt_1", "{}"u8.ToArray(), CancellationToken.None);
    }
}

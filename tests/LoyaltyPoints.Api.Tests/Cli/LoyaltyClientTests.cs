using System.Net;
using LoyaltyPoints.Cli.Http;
using static LoyaltyPoints.Api.Tests.Cli.ScriptedHandler;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class LoyaltyClientTests
{
    private const string Purchase =
        """{"id":"pur_1","memberId":"mem_1","results":[{"programId":"prg_1","units":24}]}""";

    private readonly ImmediateTime time = new();

    private static readonly NewPurchase Order = new("shop", "100", new DateTimeOffset(2011, 1, 5, 12, 0, 0, default),
        new MemberReference("ann"), "GBP", 250, [new NewPurchaseLine("1", "mug", null, 1, 250)]);

    [Fact]
    public async Task A_purchase_is_written_as_the_contract_says()
    {
        var service = new ScriptedHandler(Says(HttpStatusCode.Created, Purchase));
        using var client = Connect(service);
        var answer = await client.PostPurchaseAsync(Order, CancellationToken.None);
        Assert.Equal(24, Assert.Single(answer.Value!.Results).Units);
        Assert.False(answer.Replayed);
        Assert.Equal("""
            POST /v1/purchases {"source":"shop","externalId":"100","occurredAt":"2011-01-05T12:00:00+00:00",
            "member":{"externalId":"ann"},"currency":"GBP","total":250,
            "lines":[{"id":"1","sku":"mug","quantity":1,"amount":250}]}
            """.ReplaceLineEndings(""), Assert.Single(service.Requests));
    }

    [Fact]
    public async Task A_replayed_answer_is_told_from_a_new_one()
    {
        using var client = Connect(new ScriptedHandler(
            Says(HttpStatusCode.Created, Purchase, header: "Idempotency-Replayed: true")));
        Assert.True((await client.PostPurchaseAsync(Order, CancellationToken.None)).Replayed);
    }

    [Fact]
    public async Task A_refusal_is_a_value_with_code_and_every_fault()
    {
        using var client = Connect(new ScriptedHandler(Says(HttpStatusCode.BadRequest, """
            {"code":"invalid_request","detail":"No.","errors":[{"pointer":"/total","code":"low","detail":"Below 0."}]}
            """, "application/problem+json")));
        var answer = await client.PostPurchaseAsync(Order, CancellationToken.None);
        Assert.Null(answer.Value);
        Assert.Equal("invalid_request", answer.Code);
        Assert.Equal("No. /total low: Below 0.", answer.Detail);
        Assert.Empty(time.Pauses);
    }

    [Fact]
    public async Task Something_else_that_answers_with_a_page_is_a_refusal_too()
    {
        using var client = Connect(new ScriptedHandler(Says(HttpStatusCode.OK, "<html>", "text/html")));
        Assert.Equal("http_200", (await client.PostPurchaseAsync(Order, CancellationToken.None)).Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Retry-After: 7", 7, 10.5)]
    [InlineData(HttpStatusCode.TooManyRequests, "Retry-After: 0", 0.05, 0.075)]
    [InlineData(HttpStatusCode.TooManyRequests, "Retry-After: 3600", 30, 30)] // bounded
    [InlineData(HttpStatusCode.TooManyRequests, "Retry-After: Thu, 01 Jan 2026 00:00:10 GMT", 10, 15)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "Retry-After: Thu, 01 Jan 2015 00:00:10 GMT", 0.05, 0.075)]
    [InlineData(HttpStatusCode.BadGateway, null, 0.05, 0.075)]
    public async Task A_busy_service_is_asked_again_after_the_time_it_names(
        HttpStatusCode status, string? header, double atLeast, double atMost)
    {
        var service = new ScriptedHandler(Says(status, header: header), Says(HttpStatusCode.Created, Purchase));
        using var client = Connect(service);
        Assert.NotNull((await client.PostPurchaseAsync(Order, CancellationToken.None)).Value);
        Assert.InRange(Assert.Single(time.Pauses).TotalSeconds, atLeast, atMost);
        Assert.Equal(service.Requests[0], service.Requests[1]);
        Assert.Equal(1, client.Retries);
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_with_growing_pauses()
    {
        using var client = Connect(new ScriptedHandler(
            Breaks, Breaks, Breaks, Breaks, Says(HttpStatusCode.Created, Purchase)));
        Assert.NotNull((await client.PostPurchaseAsync(Order, CancellationToken.None)).Value);
        Assert.Equal(4, time.Pauses.Count);
        Assert.Equal(time.Pauses.Order(), time.Pauses);
        Assert.InRange(time.Pauses[3].TotalMilliseconds, 400, 600);
    }

    [Fact]
    public async Task A_service_that_stays_away_is_given_up_after_all_tries()
    {
        var service = new ScriptedHandler(Breaks);
        using var client = Connect(service);
        var gone = await Assert.ThrowsAsync<ServiceUnreachableException>(
            () => client.PostPurchaseAsync(Order, CancellationToken.None));
        Assert.Contains("The connection broke.", gone.Message, StringComparison.Ordinal);
        Assert.Equal(Patience.MostTries, service.Requests.Count);
        Assert.InRange(time.Pauses.Sum(pause => pause.TotalSeconds), 26, 40);
    }

    [Fact]
    public async Task Names_in_an_address_are_escaped_and_keys_are_sent()
    {
        var service = new ScriptedHandler(Says(HttpStatusCode.OK, """{"data":[],"nextCursor":null}"""));
        using var client = Connect(service);
        Assert.Empty((await client.FindMemberAsync("a b&c", CancellationToken.None)).Value!.Data);
        Assert.Equal("GET /v1/members?externalId=a%20b%26c", Assert.Single(service.Requests));
    }

    private LoyaltyClient Connect(HttpMessageHandler service) =>
        new(new Uri("http://service.test/"), "lpk_test_a_b", time, service);
}

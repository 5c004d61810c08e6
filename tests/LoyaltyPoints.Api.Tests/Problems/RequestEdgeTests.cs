using System.Net;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Problems;

public sealed class RequestEdgeTests : IAsyncLifetime
{
    private TestApi api = null!;

    public async Task InitializeAsync() => api = await TestApi.StartAsync(routes =>
    {
        routes.MapGet("/fine", () => "fine").Public();
        routes.MapGet("/broken", string () => throw new InvalidOperationException("secret words")).Public();
        routes.MapGet("/away", string () => throw new TimeoutException("secret place")).Public();
        routes.MapGet("/late", async (HttpContext context) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("too late");
        }).Public();
        routes.MapGet("/bad", string () => throw new BadHttpRequestException("no", 408)).Public();
        routes.MapGet("/bare/{status:int}", (int status) => Results.StatusCode(status)).Public();
        routes.MapGet("/busy", () => new Problem(ErrorCodes.Overloaded, "Full.", RetryAfterSeconds: 9)).Public();
        routes.MapGet("/slow", async (HttpContext context) =>
            await Task.Delay(Timeout.Infinite, context.RequestAborted)).Public();
    });

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory]
    [InlineData("GET", "/nothing/here", 404, "not_found")]
    [InlineData("POST", "/fine", 405, "method_not_allowed")]
    [InlineData("GET", "/bare/404", 404, "not_found")]
    [InlineData("GET", "/bare/415", 415, "unsupported_media_type")]
    [InlineData("GET", "/bare/503", 503, "overloaded")]
    [InlineData("GET", "/bad", 408, "request_timeout")]
    [InlineData("GET", "/broken", 500, "internal_error")]
    [InlineData("GET", "/away", 503, "database_unavailable")]
    public async Task Whatever_fails_is_answered_with_a_problem_document(
        string method, string path, int status, string code)
    {
        var (response, body) = await api.SendAsync(new(new HttpMethod(method), path));
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            ["type", "title", "status", "detail", "instance", "code", "requestId"],
            body.EnumerateObject().Select(field => field.Name));
        Assert.Equal("/problems/" + code, body.GetProperty("type").GetString());
        Assert.Equal(status, body.GetProperty("status").GetInt32());
        Assert.Equal(path, body.GetProperty("instance").GetString());
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(response.Headers.GetValues("X-Request-Id").Single(), body.GetProperty("requestId").GetString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task An_unexpected_exception_is_logged_once_and_shown_to_nobody()
    {
        var response = await api.Client.GetAsync("/broken");
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var log = await api.StopAndReadLogAsync();
        var error = Assert.Single(log, line => line.GetProperty("Level").GetString() == "Error");
        Assert.Contains("secret words", error.GetProperty("Exception").GetString(), StringComparison.Ordinal);
        var line = Assert.Single(TestApi.RequestLines(log)).GetProperty("Properties");
        Assert.Equal(500, line.GetProperty("Status").GetInt32());
    }

    [Fact]
    public async Task A_failure_in_the_middle_of_an_answer_breaks_the_connection()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => api.Client.GetAsync("/late"));
        Assert.Single(await api.StopAndReadLogAsync(), line => line.GetProperty("Level").GetString() == "Error");
    }

    [Fact]
    public async Task A_client_that_goes_away_is_no_error()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => api.Client.GetAsync("/slow", patience.Token));
        var log = await api.StopAndReadLogAsync();
        Assert.DoesNotContain(log, line => line.GetProperty("Level").GetString() is "Error" or "Warning");
        var line = Assert.Single(TestApi.RequestLines(log)).GetProperty("Properties");
        Assert.Equal(499, line.GetProperty("Status").GetInt32());
    }

    [Fact]
    public async Task What_may_be_retried_says_when()
    {
        Assert.Equal("9", (await api.Client.GetAsync("/busy")).Headers.RetryAfter?.ToString());
        Assert.Equal("2", (await api.Client.GetAsync("/away")).Headers.RetryAfter?.ToString());
        Assert.Equal("1", (await api.Client.GetAsync("/bare/503")).Headers.RetryAfter?.ToString());
    }

    [Fact]
    public async Task Methods_that_would_do_are_named()
    {
        var response = await api.Client.DeleteAsync("/fine");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is() =>
        Assert.False((await api.Client.GetAsync("/fine")).Headers.Contains("Server"));

    [Theory]
    [InlineData("till-7/42", true)]
    [InlineData("two words", false)]
    [InlineData("", false)]
    public async Task A_request_id_comes_back_if_it_is_visible_ascii(string given, bool kept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/fine");
        request.Headers.TryAddWithoutValidation("X-Request-Id", given);
        var (response, _) = await SendTextAsync(request);
        var answered = response.Headers.GetValues("X-Request-Id").Single();
        if (kept) Assert.Equal(given, answered);
        else Assert.Matches("^[0-9a-f]{32}$", answered);
    }

    [Fact]
    public async Task A_trace_is_carried_on()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/fine");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        var (response, _) = await SendTextAsync(request);
        Assert.Matches("^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$",
            response.Headers.GetValues("traceparent").Single());
        var line = Assert.Single(TestApi.RequestLines(await api.StopAndReadLogAsync()));
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", line.GetProperty("TraceId").GetString());
    }

    private async Task<(HttpResponseMessage Response, string Text)> SendTextAsync(HttpRequestMessage request)
    {
        var response = await api.Client.SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync());
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Binding;

public sealed class JsonBodyHttpTests : IAsyncLifetime
{
    private TestApi api = null!;

    public async Task InitializeAsync() => api = await TestApi.StartAsync(routes =>
    {
        routes.MapPost("/echo", async Task<IResult> (HttpContext context) =>
        {
            var body = await JsonBody.ReadAsync<Basket>(
                context.Request, BasketJson.Strict.Basket, null, context.RequestAborted);
            return body.TryGet(out _, out var problem) ? new JsonAnswer(200, body.Bytes) : problem;
        }).Public();
        routes.MapPost("/any", async Task<IResult> (HttpContext context) =>
        {
            var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
            return body.TryGet(out _, out var problem) ? new JsonAnswer(200, body.Bytes) : problem;
        }).Public();
    });

    public async Task DisposeAsync() => await api.DisposeAsync();

    [Theory]
    [InlineData("application/json", null, 200)]
    [InlineData("application/json; charset=utf-8", null, 200)]
    [InlineData("application/json; charset=\"UTF-8\"", null, 200)]
    [InlineData("Application/JSON", null, 200)]
    [InlineData("application/json; charset=iso-8859-1", null, 415)]
    [InlineData("application/json; charset=utf-16", null, 415)]
    [InlineData("text/json", null, 415)]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData("application/jsonp", null, 415)]
    [InlineData("nonsense", null, 415)]
    [InlineData(null, null, 415)]
    [InlineData("application/json", "identity", 200)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("application/json", "br", 415)]
    public async Task Only_plain_json_in_utf8_is_taken(string? contentType, string? encoding, int status)
    {
        var content = new ByteArrayContent("{}"u8.ToArray());
        if (contentType is not null) content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        if (encoding is not null) content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        var (response, body) = await api.SendAsync(new(HttpMethod.Post, "/echo") { Content = content });
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 415) Assert.Equal("unsupported_media_type", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(0, false, 200)]
    [InlineData(0, true, 200)]
    [InlineData(1, false, 413)]
    [InlineData(1, true, 413)]
    [InlineData(3_000_000, false, 413)]
    [InlineData(3_000_000, true, 413)]
    public async Task A_body_has_at_most_one_mebibyte(int surplus, bool chunked, int status)
    {
        var filler = new string('x', BodyBytes.MaximumLength - 9 + surplus);
        var json = Encoding.ASCII.GetBytes("{\"id\":\"" + filler + "\"}");
        HttpContent content = chunked ? new StreamContent(new Unseekable(json)) : new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var (response, body) = await api.SendAsync(new(HttpMethod.Post, "/echo") { Content = content });
        Assert.Equal(status, (int)response.StatusCode);
        if (status == 413) Assert.Equal("payload_too_large", body.GetProperty("code").GetString());
        else Assert.Equal(BodyBytes.MaximumLength, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task An_empty_body_is_malformed()
    {
        var (response, body) = await api.PostAsync("/echo", "");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("malformed_json", body.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_document_of_free_shape_names_every_duplicate()
    {
        var (_, good) = await api.PostAsync("/any", """{ "rules": [ { "id": "a" } ] }""");
        Assert.Equal("a", good.GetProperty("rules")[0].GetProperty("id").GetString());
        var (response, body) = await api.PostAsync("/any", """{ "a": 1, "a": 2, "b": [ { "c": 1, "c": 1 } ] }""");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(["/a", "/b/0/c"],
            body.GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("pointer").GetString()!));
    }

    // HttpClient sends a stream whose length it cannot know in chunks.
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

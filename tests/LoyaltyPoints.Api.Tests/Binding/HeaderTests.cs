using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Binding;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("3f0c-!~", true)]
    [InlineData("", false)]
    [InlineData("two words", false)]
    [InlineData("tab\there", false)]
    [InlineData("köln", false)]
    public void An_idempotency_key_is_visible_ascii(string value, bool good)
    {
        var problem = IdempotencyKey.Read(With("Idempotency-Key", value), out var key);
        Assert.Equal(good ? null : ErrorCodes.InvalidIdempotencyKey, problem?.Code);
        Assert.Equal(good ? value : null, key);
    }

    [Fact]
    public void An_idempotency_key_has_at_most_255_characters_and_comes_once()
    {
        Assert.Null(IdempotencyKey.Read(With("Idempotency-Key", new string('x', 255)), out _));
        Assert.NotNull(IdempotencyKey.Read(With("Idempotency-Key", new string('x', 256)), out _));
        Assert.NotNull(IdempotencyKey.Read(With("Idempotency-Key", "a", "b"), out _));
        Assert.Null(IdempotencyKey.Read(new DefaultHttpContext().Request, out var key));
        Assert.Null(key);
    }

    [Theory]
    [InlineData("\"v3\"", 3, null)]
    [InlineData("\"v2\"", 3, 412)]
    [InlineData("\"v1\", \"v3\"", 3, null)]
    [InlineData("*", 3, null)]
    [InlineData("W/\"v3\"", 3, 412)]
    [InlineData("\"3\"", 3, 412)]
    [InlineData("\"v-3\"", 3, 412)]
    [InlineData("\"something\"", 3, 412)]
    [InlineData("v3", 3, 400)]
    [InlineData("", 3, 400)]
    public void If_match_must_name_the_current_version(string value, long current, int? status)
    {
        var problem = IfMatch.Read(With("If-Match", value), out var versions) ?? IfMatch.Check(versions, current);
        Assert.Equal(status, problem?.Code.Status);
    }

    [Fact]
    public void Without_if_match_a_precondition_is_required() =>
        Assert.Same(ErrorCodes.PreconditionRequired, IfMatch.Read(new DefaultHttpContext().Request, out _)?.Code);

    [Fact]
    public void The_tag_given_out_is_the_tag_taken_back() =>
        Assert.Null(IfMatch.Read(With("If-Match", IfMatch.Tag(42)), out var versions) ?? IfMatch.Check(versions, 42));

    [Theory]
    [InlineData("", 50, null)]
    [InlineData("?limit=1", 1, null)]
    [InlineData("?limit=200", 200, null)]
    [InlineData("?limit=0", 0, "invalid_request")]
    [InlineData("?limit=201", 0, "invalid_request")]
    [InlineData("?limit=-5", 0, "invalid_request")]
    [InlineData("?limit=ten", 0, "invalid_request")]
    [InlineData("?limit=", 0, "invalid_request")]
    [InlineData("?limit=5&limit=6", 0, "invalid_request")]
    [InlineData("?cursor=rubbish", 0, "invalid_cursor")]
    [InlineData("?cursor=", 0, "invalid_cursor")]
    public void A_page_has_1_to_200_rows(string query, int limit, string? code)
    {
        var problem = PageQuery.Read(WithQuery(query), "ledger", 7, out var page);
        Assert.Equal(code, problem?.Code.Code);
        if (code is null) Assert.Equal(limit, page.Limit);
        if (code == "invalid_request") Assert.Equal("?limit", problem!.Errors!.Single().Pointer);
    }

    [Fact]
    public void A_page_goes_on_after_its_cursor()
    {
        var cursor = Cursor.Encode("ledger", 7, [9]);
        Assert.Null(PageQuery.Read(WithQuery($"?cursor={cursor}&limit=3"), "ledger", 7, out var page));
        Assert.Equal(3, page.Limit);
        Assert.Equal([9], page.After!);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?asOf=2026-11-21T10:00:00Z", true)]
    [InlineData("?asOf=2026-11-21T10:00:00%2B08:00", true)]
    [InlineData("?asOf=2026-11-21T10:00:00", false)]
    [InlineData("?asOf=yesterday", false)]
    [InlineData("?asOf=", false)]
    [InlineData("?asOf=1800-01-01T00:00:00Z", false)]
    public void An_instant_in_the_query_needs_its_offset(string query, bool good)
    {
        var problem = PageQuery.ReadInstant(WithQuery(query), "asOf", out _);
        Assert.Equal(good ? null : "?asOf", problem?.Errors?.Single().Pointer);
    }

    private static HttpRequest With(string header, params string[] values)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers[header] = values;
        return context.Request;
    }

    private static HttpRequest WithQuery(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new(query);
        return context.Request;
    }
}

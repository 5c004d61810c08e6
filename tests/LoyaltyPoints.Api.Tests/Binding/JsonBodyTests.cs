using System.Text;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Tests.Binding;

public sealed class JsonBodyTests
{
    private const string Sound =
        """{"id":"a","total":5,"occurredAt":"2026-11-21T10:00:00+08:00","lines":[{"id":"1","amount":5}]}""";

    [Fact]
    public void A_sound_body_is_read_and_its_bytes_are_handed_back()
    {
        var body = Parse(Sound);
        Assert.True(body.TryGet(out var basket, out _));
        Assert.Equal(5, basket.Total);
        Assert.Equal(2026, basket.OccurredAt!.Value.Year);
        Assert.Equal(Sound, Encoding.UTF8.GetString(body.Bytes.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"id\":\"a\",}")]
    [InlineData("{\"id\":\"a\" /* why */}")]
    [InlineData("{'id':'a'}")]
    [InlineData("{\"total\":NaN}")]
    [InlineData("{\"total\":01}")]
    [InlineData("{\"id\":\"\\ud800\"}")]
    [InlineData("{\"id\":\"\\udc00\\ud800\"}")]
    [InlineData("{\"id\":\"\\ud83d\\u0041\"}")]
    [InlineData("{\"\\udfff\":1}")]
    public void What_is_not_json_is_malformed(string json) =>
        Assert.Same(ErrorCodes.MalformedJson, Parse(json).Problem?.Code);

    [Fact]
    public void Invalid_utf8_is_malformed()
    {
        byte[] json = [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        Assert.Same(ErrorCodes.MalformedJson,
            JsonBody.Parse(json, BasketJson.Strict.Basket, BasketValidator.Instance).Problem?.Code);
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(33, true)]
    public void Nesting_is_bounded(int levels, bool refused)
    {
        // The object and its attributes are two levels.
        var inner = new string('[', levels - 2) + new string(']', levels - 2);
        var problem = Parse("{\"id\":\"a\",\"total\":1,\"attributes\":{\"x\":" + inner + "}}").Problem;
        Assert.Equal(refused ? ErrorCodes.MalformedJson : null, problem?.Code);
    }

    [Theory]
    [InlineData("""null""", "", FaultCodes.WrongType)]
    [InlineData("""[]""", "", FaultCodes.WrongType)]
    [InlineData("""7""", "", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"foo":1}""", "/foo", FaultCodes.UnknownField)]
    [InlineData("""{"id":"a","total":1,"Id":"b"}""", "/Id", FaultCodes.UnknownField)]
    [InlineData("""{"id":"a","total":1,"a/b~c":1}""", "/a~1b~0c", FaultCodes.UnknownField)]
    [InlineData("""{"id":"a","total":1,"id":"b"}""", "/id", FaultCodes.Duplicate)]
    [InlineData("""{"id":"a","total":1,"attributes":{"x":{"y":1,"y":2}}}""", "/attributes/x/y", FaultCodes.Duplicate)]
    [InlineData("""{"id":"a","total":1,"attributes":{"x":1,"x":2}}""", "/attributes/x", FaultCodes.Duplicate)]
    [InlineData("""{"id":5,"total":1}""", "/id", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":"1"}""", "/total", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1.0}""", "/total", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1e2}""", "/total", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":true}""", "/total", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":99999999999999999999}""", "/total", FaultCodes.OutOfRange)]
    [InlineData("""{"id":"a","total":1,"rate":"1.5"}""", "/rate", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"rate":1e99}""", "/rate", FaultCodes.OutOfRange)]
    [InlineData("""{"id":"a","total":1,"express":0}""", "/express", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"owner":[]}""", "/owner", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"coupons":{}}""", "/coupons", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"coupons":["x",3]}""", "/coupons/1", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"numbers":[1,null]}""", "/numbers/1", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"occurredAt":5}""", "/occurredAt", FaultCodes.WrongType)]
    [InlineData("""{"id":"a","total":1,"occurredAt":"2026-11-21T10:00:00"}""", "/occurredAt", FaultCodes.InvalidFormat)]
    [InlineData("""{"id":"a","total":1,"occurredAt":"1899-12-31T23:59:59Z"}""", "/occurredAt", FaultCodes.OutOfRange)]
    [InlineData("""{"total":1}""", "/id", FaultCodes.Required)]
    [InlineData("""{"id":null,"total":1}""", "/id", FaultCodes.Required)]
    [InlineData("""{"id":"","total":1}""", "/id", FaultCodes.Required)]
    [InlineData("""{"id":"12345678901","total":1}""", "/id", FaultCodes.TooLong)]
    [InlineData("""{"id":" a","total":1}""", "/id", FaultCodes.InvalidFormat)]
    [InlineData("""{"id":"a\u0000b","total":1}""", "/id", FaultCodes.InvalidFormat)]
    [InlineData("""{"id":"a","total":1001}""", "/total", FaultCodes.OutOfRange)]
    [InlineData("""{"id":"a","total":1,"currency":"cny"}""", "/currency", FaultCodes.InvalidValue)]
    [InlineData("""{"id":"a","total":1,"lines":[null]}""", "/lines/0", FaultCodes.Required)]
    [InlineData("""{"id":"a","total":1,"lines":[{"id":"1","amount":101}]}""", "/lines/0/amount", FaultCodes.OutOfRange)]
    [InlineData(
        """{"id":"a","total":1,"owner":{"name":"x","member":"m"}}""", "/owner/member", FaultCodes.InvalidFormat)]
    public void One_fault_is_named_by_place_and_code(string json, string pointer, string code)
    {
        var problem = Parse(json).Problem;
        Assert.Same(ErrorCodes.InvalidRequest, problem?.Code);
        var fault = Assert.Single(problem!.Errors!);
        Assert.Equal((pointer, code), (fault.Pointer, fault.Code));
    }

    [Fact]
    public void Faults_of_shape_and_of_value_come_together_and_in_order()
    {
        var problem = Parse("""
            { "total": "x", "currency": "eur", "surplus": 1, "owner": { "member": 3 },
              "lines": [ { "id": "1", "amount": -1 }, 7, { "id": 2, "amount": 1 } ], "numbers": [ 1, "2", 3.5 ] }
            """).Problem!;
        Assert.Equal(
            [
                "/currency invalid_value", "/id required", "/lines/0/amount out_of_range", "/lines/1 wrong_type",
                "/lines/2/id wrong_type", "/numbers/1 wrong_type", "/numbers/2 wrong_type", "/owner/member wrong_type",
                "/owner/name required", "/surplus unknown_field", "/total wrong_type",
            ],
            problem.Errors!.Select(fault => $"{fault.Pointer} {fault.Code}"));
    }

    [Fact]
    public void Every_repeated_field_of_a_free_part_is_named() => Assert.Equal(
        ["/attributes/x/a", "/attributes/x/b/0/c", "/attributes/y", "/id"],
        Parse("""{"total":1,"attributes":{"x":{"a":1,"a":2,"b":[{"c":1,"c":2}]},"y":1,"y":2}}""").Problem!.Errors!
            .Select(fault => fault.Pointer));

    [Fact]
    public void Places_are_sorted_as_numbers_and_the_list_of_faults_is_bounded()
    {
        var lines = string.Join(',', Enumerable.Repeat("true", 3000));
        var errors = Parse($$"""{"id":"a","total":1,"lines":[{{lines}}]}""").Problem!.Errors!;
        Assert.Equal(JsonBody.MaximumFaults, errors.Count);
        Assert.Equal(["/lines/9", "/lines/10"], errors.Select(fault => fault.Pointer).Skip(9).Take(2));
    }

    [Theory]
    [InlineData("{", "\"f{0}\":1", "}")]
    [InlineData("{\"numbers\":[", "\"n\"", "]}")]
    [InlineData("{\"coupons\":[", "1", "]}")]
    [InlineData("{\"attributes\":{\"a\":{", "\"f\":1", "}}}")]
    public void Even_the_worst_body_costs_no_seconds(string before, string part, string after)
    {
        var parts = string.Join(',', Enumerable.Range(0, 80_000).Select(i => part.Replace("{0}", i.ToString())));
        var started = TimeProvider.System.GetTimestamp();
        Assert.InRange(Parse(before + parts + after).Problem!.Errors!.Count, 1, JsonBody.MaximumFaults);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Details_do_not_repeat_what_was_sent()
    {
        var problem = Parse("""{"id":"a","total":"secret-value","currency":"secret-value"}""").Problem!;
        Assert.All(problem.Errors!, fault => Assert.DoesNotContain("secret", fault.Detail, StringComparison.Ordinal));
    }

    private static Body<Basket> Parse(string json) =>
        JsonBody.Parse(Encoding.UTF8.GetBytes(json), BasketJson.Strict.Basket, BasketValidator.Instance);
}

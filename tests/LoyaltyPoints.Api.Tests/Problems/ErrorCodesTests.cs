using System.Text;
using System.Text.Json;
using LoyaltyPoints.Api.Problems;

namespace LoyaltyPoints.Api.Tests.Problems;

public sealed class ErrorCodesTests
{
    [Fact]
    public void Codes_are_unique_snake_case_words_with_a_status_and_a_sentence()
    {
        Assert.True(ErrorCodes.All.Count > 30);
        Assert.Equal(ErrorCodes.All.Count, ErrorCodes.All.Select(code => code.Code).Distinct().Count());
        Assert.All(ErrorCodes.All, code =>
        {
            Assert.Matches("^[a-z]+(_[a-z]+)*$", code.Code);
            Assert.InRange(code.Status, 400, 599);
            Assert.EndsWith(".", code.Description, StringComparison.Ordinal);
            Assert.Equal("/problems/" + code.Code, code.Type);
        });
    }

    [Fact]
    public void What_asks_to_come_back_says_when() =>
        Assert.All(
            ErrorCodes.All.Where(code => code.Status is 429 or 503), code => Assert.NotNull(code.RetryAfterSeconds));

    [Theory]
    [InlineData(404, "not_found")]
    [InlineData(405, "method_not_allowed")]
    [InlineData(413, "payload_too_large")]
    [InlineData(418, "invalid_request")]
    [InlineData(500, "internal_error")]
    [InlineData(502, "internal_error")]
    public void Every_status_has_a_code(int status, string code) =>
        Assert.Equal(code, ErrorCodes.ForStatus(status).Code);

    [Fact]
    public void A_problem_written_into_a_batch_is_one_json_object()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            new Problem(ErrorCodes.Conflict, "3 is not 4.").WriteTo(writer, instance: null, requestId: null);
        Assert.Equal("""
            {"type":"/problems/conflict","title":"Conflict","status":409,"detail":"3 is not 4.","code":"conflict"}
            """, Encoding.UTF8.GetString(stream.ToArray()));
    }
}

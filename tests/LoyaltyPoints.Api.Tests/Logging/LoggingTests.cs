using System.Text.Json;
using LoyaltyPoints.Api.Logging;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Serilog.Events;
using Serilog.Parsing;

namespace LoyaltyPoints.Api.Tests.Logging;

public sealed class LoggingTests
{
    private static readonly RequestLine Line = new(
        new DateTimeOffset(2026, 11, 21, 10, 0, 0, 123, TimeSpan.Zero), LogEventLevel.Information, "id-1", null, 7,
        "abcd", "POST", "/v1/purchases", 201, 1.25);

    [Fact]
    public async Task A_request_is_one_line_with_its_template_and_without_its_path()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var request = new HttpRequestMessage(HttpMethod.Get, "/members/phone:+8613800000000?name=Li");
        request.Headers.Add("X-Request-Id", "till-7");
        await api.Client.SendAsync(request);
        await api.Client.GetAsync("/health/live");
        var log = await api.StopAndReadLogAsync();
        var line = Assert.Single(TestApi.RequestLines(log));
        Assert.Equal("Information", line.GetProperty("Level").GetString());
        var properties = line.GetProperty("Properties");
        Assert.Equal(["RequestId", "TenantId", "KeyId", "Method", "Route", "Status", "Milliseconds"],
            properties.EnumerateObject().Select(property => property.Name));
        Assert.Equal("till-7", properties.GetProperty("RequestId").GetString());
        Assert.Equal(7, properties.GetProperty("TenantId").GetInt32());
        Assert.Equal("sample", properties.GetProperty("KeyId").GetString());
        Assert.Equal("/members/{id}", properties.GetProperty("Route").GetString());
        Assert.Equal(200, properties.GetProperty("Status").GetInt32());
        Assert.InRange(properties.GetProperty("Milliseconds").GetDouble(), 0.001, 60_000);
        Assert.DoesNotContain(log, entry => entry.GetRawText().Contains("13800000000", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Serilog:MinimumLevel:Override:LoyaltyPoints.Requests", "Warning", 0)]
    [InlineData("Serilog:MinimumLevel:Default", "Warning", 0)]
    [InlineData("Serilog:MinimumLevel:Override:LoyaltyPoints.Requests", "Debug", 2)]
    public async Task The_level_of_request_lines_is_configured(string setting, string level, int lines)
    {
        await using var api = await TestApi.StartAsync(Routes, settings: new() { [setting] = level });
        await api.Client.GetAsync("/members/1");
        await api.Client.GetAsync("/health/live");
        Assert.Equal(lines, TestApi.RequestLines(await api.StopAndReadLogAsync()).Count());
    }

    [Fact]
    public void Everything_taken_before_the_end_is_written()
    {
        var output = new MemoryStream();
        using (var sink = new BackgroundSink(output, capacity: 100_000))
            for (var i = 0; i < 50_000; i++) sink.Write(Line with { Status = i });
        Assert.Equal(Enumerable.Range(0, 50_000), TestApi.Lines(output.ToArray())
            .Select(line => line.GetProperty("Properties").GetProperty("Status").GetInt32()));
    }

    [Fact]
    public void What_does_not_fit_is_dropped_counted_and_reported()
    {
        var output = new Stuck();
        using (var sink = new BackgroundSink(output, capacity: 100))
        {
            // The first line gets the writer stuck in its write; then nothing leaves the queue.
            sink.Emit(Event());
            output.Entered.Wait();
            for (var i = 0; i < 1000; i++) sink.Write(Line);
            Assert.Equal(900, sink.Dropped);
            sink.Emit(Event());
            output.Release.Set();
        }

        var lines = TestApi.Lines(output.ToArray());
        Assert.Equal(100, lines.Count(line => TestApi.HasProperty(line, "Status")));
        var report = Assert.Single(lines, line => TestApi.HasProperty(line, "Dropped"));
        Assert.Equal("Warning", report.GetProperty("Level").GetString());
        Assert.Equal(900, report.GetProperty("Properties").GetProperty("Dropped").GetInt64());
        Assert.Equal(2, lines.Count(line => line.GetProperty("Level").GetString() == "Error"));
    }

    [Fact]
    public void A_request_line_has_the_form_of_Serilogs_own_lines()
    {
        var output = new MemoryStream();
        using (var sink = new BackgroundSink(output))
        {
            sink.Write(Line);
            sink.Emit(new LogEvent(Line.Ended, LogEventLevel.Information, null,
                new MessageTemplateParser().Parse("{Method} {Route} answered {Status} in {Milliseconds} ms"),
                [
                    new("RequestId", new ScalarValue("id-1")), new("TenantId", new ScalarValue(7)),
                    new("KeyId", new ScalarValue("abcd")), new("Method", new ScalarValue("POST")),
                    new("Route", new ScalarValue("/v1/purchases")), new("Status", new ScalarValue(201)),
                    new("Milliseconds", new ScalarValue(1.25)),
                ]));
        }

        var lines = TestApi.Lines(output.ToArray());
        var (ours, theirs) = (Fields(lines[0]), Fields(lines[1]));
        Assert.True(theirs.Remove("RenderedMessage"));
        Assert.Equal(theirs["Timestamp"][..24], ours["Timestamp"][..24]);
        (ours["Timestamp"], theirs["Timestamp"]) = ("", "");
        Assert.Equal(theirs, ours);
    }

    private static void Routes(IEndpointRouteBuilder routes) =>
        routes.MapGet("/members/{id}", (string id) => id.Length).RequireScopes(Scopes.Admin);

    private static Dictionary<string, string> Fields(JsonElement line) =>
        line.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetRawText());

    private static LogEvent Event() => new(
        Line.Ended, LogEventLevel.Error, null, new MessageTemplateParser().Parse("Something happened"), []);

    private sealed class Stuck : MemoryStream
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Entered.Set();
            Release.Wait();
            base.Write(buffer);
        }
    }
}

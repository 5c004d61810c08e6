using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoyaltyPoints.Api.Tests.OpenApi;

public sealed class DocumentTests
{
    [Fact]
    public async Task An_operation_tells_its_body_scopes_headers_and_refusals()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var (_, document) = await api.GetAsync("/openapi/v1.json");
        var post = document.GetProperty("paths").GetProperty("/v1/baskets").GetProperty("post");
        var body = post.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        Assert.Equal("#/components/schemas/Basket", body.GetProperty("schema").GetProperty("$ref").GetString());
        Assert.Equal("a", body.GetProperty("example").GetProperty("id").GetString());
        Assert.Contains("`pos` or `checkout`", post.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal("apiKey", post.GetProperty("security")[0].EnumerateObject().Single().Name);
        Assert.Equal(["Idempotency-Key"],
            post.GetProperty("parameters").EnumerateArray().Select(one => one.GetProperty("name").GetString()!));
        Assert.Equal(["201", "400", "401", "403", "413", "415", "422", "429", "500", "503"],
            post.GetProperty("responses").EnumerateObject().Select(answer => answer.Name));
        var refused = post.GetProperty("responses").GetProperty("422").GetProperty("description").GetString();
        Assert.Contains("`totals_mismatch`", refused, StringComparison.Ordinal);
        Assert.Contains("`idempotency_key_reused`", refused, StringComparison.Ordinal);
        Assert.Equal(201, post.GetProperty("responses").GetProperty("201").GetProperty("content")
            .GetProperty("application/json").GetProperty("example").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_request_schema_says_what_its_validator_checks()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var (_, document) = await api.GetAsync("/openapi/v1.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var basket = schemas.GetProperty("Basket");
        Assert.Equal(["id", "total"],
            basket.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).Order());
        Assert.False(basket.GetProperty("additionalProperties").GetBoolean());
        var fields = basket.GetProperty("properties");
        Assert.Equal("string", fields.GetProperty("id").GetProperty("type").GetString());
        Assert.Equal(10, fields.GetProperty("id").GetProperty("maxLength").GetInt32());
        Assert.Equal(1000, fields.GetProperty("total").GetProperty("maximum").GetInt32());
        Assert.Equal("date-time", fields.GetProperty("occurredAt").GetProperty("format").GetString());
        Assert.Equal(3, fields.GetProperty("lines").GetProperty("maxItems").GetInt32());
        Assert.Equal(5, fields.GetProperty("coupons").GetProperty("items").GetProperty("maxLength").GetInt32());
        var line = schemas.GetProperty("BasketLine");
        Assert.Equal(100, line.GetProperty("properties").GetProperty("amount").GetProperty("maximum").GetInt32());
    }

    [Fact]
    public async Task An_answer_has_all_its_fields_and_may_get_more()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var (_, document) = await api.GetAsync("/openapi/v1.json");
        var receipt = document.GetProperty("components").GetProperty("schemas").GetProperty("Receipt");
        Assert.Equal(["at", "note", "status"], receipt.GetProperty("required").EnumerateArray()
            .Select(name => name.GetString()!).Order(StringComparer.Ordinal));
        Assert.False(receipt.TryGetProperty("additionalProperties", out _));
        var at = receipt.GetProperty("properties").GetProperty("at");
        Assert.Equal("date-time", at.GetProperty("format").GetString());
    }

    [Fact]
    public async Task Pages_conditions_and_path_values_are_parameters()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var (_, document) = await api.GetAsync("/openapi/v1.json");
        var item = document.GetProperty("paths").GetProperty("/v1/baskets/{id}");
        Assert.Equal(["path id", "header If-Match"], Parameters(item.GetProperty("put")));
        Assert.Equal(["path id", "query asOf", "query limit", "query cursor"], Parameters(item.GetProperty("get")));
        Assert.True(item.GetProperty("get").GetProperty("responses").GetProperty("200")
            .GetProperty("headers").TryGetProperty("ETag", out _));
        Assert.True(item.GetProperty("put").GetProperty("responses").TryGetProperty("428", out _));
    }

    [Fact]
    public async Task Every_code_is_documented()
    {
        await using var api = await TestApi.StartAsync(Routes);
        var (_, document) = await api.GetAsync("/openapi/v1.json");
        var codes = document.GetProperty("components").GetProperty("schemas").GetProperty("ErrorCode");
        Assert.Equal(ErrorCodes.All.Select(code => code.Code),
            codes.GetProperty("enum").EnumerateArray().Select(code => code.GetString()!));
        Assert.All(ErrorCodes.All, code => Assert.Contains(
            code.Description, codes.GetProperty("description").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_yaml_is_the_same_each_time_and_names_no_server()
    {
        await using var first = await TestApi.StartAsync(Routes);
        await using var second = await TestApi.StartAsync(Routes);
        var yaml = await first.Services.GetRequiredService<RenderedDocument>().RenderYamlAsync(default);
        Assert.Equal(yaml, await second.Services.GetRequiredService<RenderedDocument>().RenderYamlAsync(default));
        Assert.StartsWith("openapi: ", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_types_have_one_name_then_neither_is_shown_for_the_other()
    {
        var names = new SchemaNames();

        Assert.Equal("Receipt", names.Of(Shape<Receipt>()));
        Assert.Equal("Receipt", names.Of(Shape<Receipt>()));
        Assert.Null(names.Of(Shape<Instant?>()));
        Assert.Throws<InvalidOperationException>(() => names.Of(Shape<Other.Receipt>()));
    }

    [Fact]
    public async Task Swagger_ui_needs_no_key()
    {
        await using var api = await TestApi.StartAsync(Routes);
        api.Client.DefaultRequestHeaders.Clear();
        var page = await api.Client.GetAsync("/swagger");
        Assert.Equal(200, (int)page.StatusCode);
        Assert.Contains("swagger-ui", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Parameters(System.Text.Json.JsonElement operation) =>
        operation.GetProperty("parameters").EnumerateArray()
            .Select(one => $"{one.GetProperty("in").GetString()} {one.GetProperty("name").GetString()}");

    private static void Routes(IEndpointRouteBuilder routes)
    {
        var baskets = routes.MapGroup("/v1/baskets").RequireScopes(Scopes.Pos | Scopes.Checkout).WithTags("Baskets");
        baskets.MapPost("/", (HttpContext _) => Results.NoContent()).WithName("postBasket").TakesIdempotencyKey()
            .AcceptsJson(BasketValidator.Instance, """{ "id": "a", "total": 1 }""").Produces<Receipt>(201)
            .ResponseExample(201, """{ "status": 201, "note": null, "at": "2026-01-01T00:00:00Z" }""")
            .Problems(ErrorCodes.TotalsMismatch);
        baskets.MapPut("/{id}", (HttpContext _) => Results.NoContent()).NeedsIfMatch().AnswersETag()
            .AcceptsAnyJson("{}").Produces<Receipt>(200);
        baskets.MapGet("/{id}", (HttpContext _) => Results.NoContent()).Paged().AnswersETag()
            .Query("asOf", "The instant asked about.", format: "date-time").Produces<Receipt>(200);
    }

    private static JsonTypeInfo Shape<T>() => JsonSerializerOptions.Default.GetTypeInfo(typeof(T));

    private sealed record Receipt(int Status, string? Note, Instant At);

    private static class Other
    {
        internal sealed record Receipt(string Number);
    }
}

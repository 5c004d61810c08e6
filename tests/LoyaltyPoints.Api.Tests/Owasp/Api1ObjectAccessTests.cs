using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.BadInput;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>
/// API1:2023, broken object level authorization: whatever operation there is, another tenant's ids are answered as ids
/// that nobody has.
/// </summary>
[Collection(TwoShopsCollection.Name)]
public sealed class Api1ObjectAccessTests(TwoShops shops)
{
    // What a partner's key alone may call: PartnerRouteTests asks these.
    private static readonly string[] OfPartners = ["/v1/partner-links"];

    private static readonly Dictionary<string, string> OfQuery = new()
    {
        ["memberId"] = "mem", ["programId"] = "prg", ["program"] = "prg", ["segment"] = "seg", ["survey"] = "srv",
    };

    [Fact]
    public void Every_operation_has_an_example_for_what_stands_in_its_path()
    {
        var without = shops.Operations.Where(one => one.PathParameters.Any() && shops.Ours.Fill(one) is null);

        Complaints.None(without.Select(one => one.ToString()));
    }

    [Fact]
    public async Task Ids_in_paths_that_are_anothers_are_answered_as_unknown_ones()
    {
        List<string> complaints = [];
        var asked = 0;
        foreach (var operation in shops.Operations.Where(one => one.PathParameters.Any(name => name != "version")))
        {
            var body = operation.Sample is { } sample ? shops.Theirs.Own(sample) : null;
            var ours = await operation.SendAsync(shops.Theirs.Api, shops.Ours.Fill(operation) + operation.Month, body);
            var nobodys = await operation.SendAsync(
                shops.Theirs.Api, shops.Ours.Fill(operation, Belongings.Absent) + operation.Month, body);
            asked++;
            if (ours.Status != 404 || ours.Code != nobodys.Code || nobodys.Status != 404)
                complaints.Add($"{operation}: {ours} and {nobodys}");
            else if (Belongings.Blanked(ours.Text) != Belongings.Blanked(nobodys.Text))
                complaints.Add($"{operation} tells them apart: {ours} and {nobodys}");
        }

        Complaints.None(complaints);
        Assert.True(asked >= 75, $"{asked} were asked.");
    }

    [Fact]
    public async Task Ids_in_bodies_that_are_anothers_are_answered_as_unknown_ones()
    {
        List<string> complaints = [];
        var asked = 0;
        foreach (var endpoint in Endpoints.All)
        {
            foreach (var field in endpoint.Fields.Where(field => field.Kind == FieldKind.Id))
            {
                var valid = endpoint.Body(shops.Theirs.Target);
                var own = (string)At(valid, field.Pointer)!;
                var ours = shops.Ours.OfPrefix(own[..3])!;
                var etag = endpoint.Name.StartsWith("POST", StringComparison.Ordinal) ? null : "*";
                var (first, second) = (await endpoint.SendAsync(shops.Theirs.Target, With(valid, field, ours), etag),
                    await endpoint.SendAsync(
                        shops.Theirs.Target, With(valid, field, Belongings.Absent(ours)), etag));
                asked++;
                if (first.Status < 400 || first.Status != second.Status || first.Code != second.Code)
                    complaints.Add($"{endpoint.Name} {field.Pointer}: {first} and {second}");
            }
        }

        Complaints.None(complaints);
        Assert.True(asked >= 15, $"{asked} were asked.");
    }

    [Fact]
    public async Task Ids_in_queries_that_are_anothers_are_answered_as_unknown_ones()
    {
        List<string> complaints = [];
        foreach (var operation in shops.Operations.Where(one => one.Method == "GET"))
        {
            foreach (var name in operation.QueryParameters.Where(OfQuery.ContainsKey))
            {
                var ours = shops.Ours.OfPrefix(OfQuery[name])!;
                var path = shops.Theirs.Fill(operation) + operation.Month + "&currency=CNY&" + name + "=";
                var first = await operation.SendAsync(shops.Theirs.Api, path + ours, null);
                var second = await operation.SendAsync(shops.Theirs.Api, path + Belongings.Absent(ours), null);
                if (first.Status != second.Status || Belongings.Blanked(first.Text) != Belongings.Blanked(second.Text))
                    complaints.Add($"{operation} ?{name}: {first} and {second}");
            }
        }

        Complaints.None(complaints);
    }

    [Fact]
    public async Task Lists_show_nothing_of_another_tenant()
    {
        List<string> complaints = [];
        foreach (var operation in shops.Operations.Where(one => one.Method == "GET" && !one.Path.Contains('{')
            && !OfPartners.Contains(one.Path)))
        {
            var answer = await operation.SendAsync(shops.Theirs.Api, operation.Path, null);
            foreach (var id in (string[])[shops.Ours.Target.Member, shops.Ours.Target.Program, shops.Ours.Partner])
                if (answer.Text.Contains(id, StringComparison.Ordinal)) complaints.Add($"{operation} shows {id}");
        }

        Complaints.None(complaints);
    }

    private static HttpContent With(JsonObject valid, Field field, string id)
    {
        var body = valid.DeepClone();
        var end = field.Pointer.LastIndexOf('/');
        var (parent, name) = (At(body, field.Pointer[..end])!, field.Pointer[(end + 1)..]);
        if (parent is JsonArray list) list[int.Parse(name)] = id;
        else parent[name] = id;
        return ApiClient.Content(body);
    }

    private static JsonNode? At(JsonNode body, string pointer) => pointer.Split('/').Skip(1).Aggregate(
        (JsonNode?)body, (node, step) => node is JsonArray list ? list[int.Parse(step)] : node![step]);
}

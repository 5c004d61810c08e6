using System.Security.Cryptography;
using System.Text;
using Dapper;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.People;

/// <summary>What says who a member is: where it lies, how it leaves, and that it goes.</summary>
public sealed class PersonalDataTests
{
    // Beside members and their identifiers: words, which stand in the row of what they are about.
    private static readonly string[] OfWords =
        ["adjustments", "gifts", "transfers", "activities", "feedback", "complaints", "idempotency_keys"];

    [Fact]
    public async Task A_person_went_through_everything_then_all_is_exported_and_erasing_leaves_nothing_anywhere()
    {
        await using var server = await ServerProcess.StartAsync();
        var api = server.Api;
        var person = await Person.CreateAsync(api);
        await person.LiveAsync(api);

        var export = (await api.GetAsync($"/v1/members/{person.Id}/export")).Expect(200);
        string[] kept = Person.Marks[..12];
        Assert.All(kept, mark => Assert.Contains(mark.Replace("+", "\\u002B"), export.Text.Replace("+", "\\u002B")));
        Assert.Contains(Person.Marks[13], export.Text, StringComparison.Ordinal);
        Assert.NotEmpty(export.Json["ledger"]!.AsArray());
        Assert.NotEmpty(export.Json["purchases"]!.AsArray());
        var places = await PlacesAsync(server.Database);
        Assert.Empty(places.Except(["members", "member_identifiers", .. OfWords]));
        Assert.Contains("feedback", places);

        (await api.SendAsync(HttpMethod.Delete, $"/v1/members/{person.Id}", content: null)).Expect(204);

        Assert.Empty(await PlacesAsync(server.Database));
        (await api.SendAsync(HttpMethod.Delete, $"/v1/members/{person.Id}", content: null)).Expect(204);
        var left = (await api.GetAsync($"/v1/members/{person.Id}")).Expect(200).Json;
        Assert.NotNull(left["erasedAt"]);
        Assert.Null((string?)left["name"]);
        Assert.Equal(0, await api.AvailableAsync(person.Id, person.Program));
        (await api.PostAsync("/v1/purchases", Bodies.Purchase(person.Id, 10_00)))
            .ExpectProblem(404, "member_not_found");
        (await api.GetAsync($"/v1/members?externalId={Person.Marks[1]}")).Expect(200);
        await server.VerifyBookAsync();
        await server.StopAsync();
        var log = server.Output.Lines();
        Assert.All(Person.Marks, mark => Assert.DoesNotContain(log, line => line.Contains(mark)));
    }

    [Fact]
    public async Task Keys_are_configured_then_nothing_lies_in_plain_and_everybody_is_found()
    {
        var (first, second) = (NewKey("k1"), NewKey("k2"));
        await using var plain = await ServerProcess.StartAsync();
        await Person.CreateAsync(plain.Api);
        await plain.StopAsync();
        await using var server = await ServerProcess.StartAsync(Under(first), plain.Database.Copy());
        var api = server.Api;
        await FoundAsync(api);
        var (code, output) = await EncryptAsync(server, first);
        Assert.True(code == 0, output);
        // An answer is kept for a day, for those who send the request again.
        Assert.Equal(["idempotency_keys"], await PlacesAsync(server.Database));
        await FoundAsync(api);
        (await api.PostAsync("/v1/members", new { externalId = Person.Marks[1] }))
            .ExpectProblem(409, "identifier_taken");

        // Rotation: the new key goes first, the old one stays until all is written anew.
        (code, output) = await EncryptAsync(server, second + "," + first);
        Assert.True(code == 0, output);
        await server.StopAsync();
        await using var rotated = await ServerProcess.StartAsync(Under(second), server.Database.Copy());
        await FoundAsync(rotated.Api);
        await rotated.VerifyBookAsync();
    }

    [Fact]
    public async Task Keys_were_configured_from_the_start_then_nobody_is_named_in_plain_and_erasing_finds_all()
    {
        await using var server = await ServerProcess.StartAsync(Under(NewKey("k1")));
        var person = await Person.CreateAsync(server.Api);
        await person.LiveAsync(server.Api);

        Assert.Empty(await PlacesAsync(server.Database, Person.Marks[..6]));
        await FoundAsync(server.Api);
        (await server.Api.SendAsync(HttpMethod.Delete, $"/v1/members/{person.Id}", content: null)).Expect(204);
        Assert.Empty(await PlacesAsync(server.Database));
        await using var connection = server.Database.Connect();
        var answers = await connection.QueryAsync<byte[]>("SELECT body FROM idempotency_keys");
        Assert.DoesNotContain(answers, static body => body is [1, ..]);
    }

    private static async Task FoundAsync(ApiClient api)
    {
        foreach (var path in (string[])
            [$"?identifier=phone:{Uri.EscapeDataString(Person.Marks[2])}", $"?externalId={Person.Marks[1]}"])
        {
            var found = Assert.Single((await api.GetAsync("/v1/members" + path)).Expect(200).Json["data"]!.AsArray())!;
            Assert.Equal(
                (Person.Marks[0], Person.Marks[4], Person.Marks[5]),
                ((string)found["name"]!, (string)found["birthday"]!, (string)found["attributes"]!["hand"]!));
        }
    }

    private static Task<(int, string)> EncryptAsync(ServerProcess server, string key) =>
        ToItsEnd.RunAsync(
            "loyalty.dll", server.Folder, ["encrypt", .. server.Database.Options], ("PersonalData__Key", key));

    private static Dictionary<string, string> Under(string key) => new() { ["PersonalData__Key"] = key };

    private static string NewKey(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";

    /// <summary>The tables of which a row has any mark, in whatever column.</summary>
    private static async Task<List<string>> PlacesAsync(Database database, string[]? of = null)
    {
        var marks = (of ?? Person.Marks).Select(Encoding.UTF8.GetBytes).ToList();
        await using var connection = database.Connect();
        var places = new List<string>();
        foreach (var table in await database.TablesAsync())
        {
            var rows = await connection.QueryAsync($"SELECT * FROM \"{table}\"");
            if (rows.Cast<IDictionary<string, object?>>().Any(row => row.Values.Any(IsMarked))) places.Add(table);
        }

        return places;

        bool IsMarked(object? value)
        {
            var bytes = value as byte[] ?? (value is string text ? Encoding.UTF8.GetBytes(text) : []);
            return marks.Exists(mark => bytes.AsSpan().IndexOf(mark) >= 0);
        }
    }
}

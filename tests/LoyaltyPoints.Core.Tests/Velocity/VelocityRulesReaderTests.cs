using System.Text.Json;
using LoyaltyPoints.Core.Velocity;

namespace LoyaltyPoints.Core.Tests.Velocity;

public sealed class VelocityRulesReaderTests
{
    private const string Program = "prg_019ab0c5d2f17c4e8a3b5d6e7f801234";

    // Quotes are single here, and @ stands for the id of a program.
    [Theory]
    [InlineData(
        "{ 'rules': [] }",
        "")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'purchases', 'most': 0, 'windowMinutes': 1, 'then': 'flag' } "
        + "] }",
        "")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'redemptions', 'most': 3, 'windowMinutes': 60, 'then': "
        + "'refuse' } ] }",
        "")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'redemptions', 'programId': '@', 'most': 3, 'windowMinutes': "
        + "60, 'then': 'refuse' } ] }",
        "")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'unitsEarned', 'programId': '@', 'most': 3, 'windowMinutes': "
        + "44640, 'then': 'flag' } ] }",
        "")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'tillSurge', 'programId': '@', 'times': 10, 'days': 28, "
        + "'minimumDays': 7, 'minimumUnits': 100 } ] }",
        "")]
    [InlineData(
        "[]",
        " wrong_type")]
    [InlineData(
        "{}",
        "/rules required")]
    [InlineData(
        "{ 'rules': {}, 'x': 1 }",
        "/rules wrong_type /x unknown_field")]
    [InlineData(
        "{ 'rules': [ {} ] }",
        "/rules/0/id required /rules/0/kind required")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'naps' } ] }",
        "/rules/0/kind invalid_value")]
    [InlineData(
        "{ 'rules': [ { 'id': 'A b', 'kind': 'purchases', 'most': -1, 'windowMinutes': 44641, 'then': "
        + "'hold' } ] }",
        "/rules/0/id invalid_format /rules/0/most out_of_range /rules/0/windowMinutes out_of_range "
        + "/rules/0/then invalid_value")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'unitsRedeemed', 'most': 1, 'windowMinutes': 1, 'then': "
        + "'flag' }, { 'id': 'a', 'kind': 'purchases', 'programId': '@', 'most': 1, 'windowMinutes': 1, "
        + "'then': 'flag' } ] }",
        "/rules/0/programId required /rules/1/id duplicate /rules/1/programId unknown_field")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'redemptions', 'programId': 'prg_1', 'most': 1, "
        + "'windowMinutes': 1, 'then': 'flag' } ] }",
        "/rules/0/programId invalid_format")]
    [InlineData(
        "{ 'rules': [ { 'id': 'a', 'kind': 'tillSurge', 'programId': '@', 'times': 1, 'days': 5, "
        + "'minimumDays': 6, 'minimumUnits': 0, 'then': 'refuse' } ] }",
        "/rules/0/times out_of_range /rules/0/minimumDays out_of_range /rules/0/minimumUnits "
        + "out_of_range /rules/0/then unknown_field")]
    public void Every_fault_is_named(string json, string faults)
    {
        using var document = JsonDocument.Parse(
            json.Replace('\'', '"').Replace("@", Program, StringComparison.Ordinal));
        var parsed = VelocityRulesReader.Read(document.RootElement);
        Assert.Equal(faults, string.Join(' ', parsed.Faults.Select(fault => $"{fault.Pointer} {fault.Code}")));
        Assert.Equal(faults.Length == 0, parsed.Rules is not null);
    }
}

using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.PersonalData;

namespace LoyaltyPoints.Storage.Tests;

/// <summary>How personal data lies in the database.</summary>
public sealed class PersonalDataCipherTests
{
    private static readonly string Old = Setting("old", 1);
    private static readonly string New = Setting("new", 2);

    [Fact]
    public void A_text_is_sealed_then_only_its_key_tenant_and_field_open_it()
    {
        var cipher = PersonalDataCipher.Of(Old);
        var stored = cipher.Seal(1, "name", "Li Wei")!;

        Assert.DoesNotContain("Li", stored, StringComparison.Ordinal);
        Assert.NotEqual(stored, cipher.Seal(1, "name", "Li Wei"));
        Assert.Equal("Li Wei", PersonalDataCipher.Of($"{New},{Old}").Open(1, "name", stored));
        Assert.Throws<InvalidDataException>(() => PersonalDataCipher.Of(New).Open(1, "name", stored));
        Assert.Throws<InvalidDataException>(() => PersonalDataCipher.Of(Setting("old", 3)).Open(1, "name", stored));
        Assert.Throws<InvalidDataException>(() => PersonalDataCipher.None.Open(1, "name", stored));
        Assert.Throws<InvalidDataException>(() => cipher.Open(2, "name", stored));
        Assert.Throws<InvalidDataException>(() => cipher.Open(1, "birthday", stored));
    }

    [Fact]
    public void What_lies_in_plain_or_under_an_older_key_then_it_is_read_and_due_to_be_written_anew()
    {
        var (old, both) = (PersonalDataCipher.Of(Old), PersonalDataCipher.Of($"{New},{Old}"));

        Assert.Equal("Li Wei", both.Open(1, "name", "Li Wei"));
        Assert.Null(both.Open(1, "name", null));
        Assert.Equal(
            (true, true, false, false),
            (both.IsCurrent(null), both.IsCurrent(both.Seal(1, "name", "a")), both.IsCurrent(old.Seal(1, "name", "a")),
                both.IsCurrent("a")));
        Assert.Equal("Li Wei", PersonalDataCipher.None.Seal(1, "name", "Li Wei"));
    }

    [Fact]
    public void An_identifier_then_it_is_found_by_the_same_name_every_time_and_by_older_ones()
    {
        var (old, both) = (PersonalDataCipher.Of(Old), PersonalDataCipher.Of($"{New},{Old}"));
        var names = both.Names(1, "phone", "+86").ToList();

        Assert.Equal([both.NameOf(1, "phone", "+86"), old.NameOf(1, "phone", "+86"), "+86"], names);
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, name => Assert.InRange(name.Length, 1, 128));
        Assert.NotEqual(old.NameOf(1, "phone", "+86"), old.NameOf(2, "phone", "+86"));
        Assert.NotEqual(old.NameOf(1, "phone", "+86"), old.NameOf(1, "card", "+86"));
        Assert.Equal(["+86"], PersonalDataCipher.None.Names(1, "phone", "+86"));
    }

    [Theory]
    [InlineData("k1")]
    [InlineData("k1:")]
    [InlineData("k1:c2hvcnQ=")]
    [InlineData("k 1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_setting_is_no_list_of_keys_then_the_start_is_refused_and_says_none_of_it(string setting)
    {
        var refused = Assert.Throws<ConfigurationException>(() => PersonalDataCipher.Of(setting));

        Assert.Contains("PersonalData__Key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", refused.Message, StringComparison.Ordinal);
    }

    private static string Setting(string name, byte fill)
    {
        var key = new byte[32];
        Array.Fill(key, fill);
        return $"{name}:{Convert.ToBase64String(key)}";
    }
}

using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Tests.Binding;

public sealed class ValueTests
{
    private const string Half = "0192f0c1a1b27c3d8e4f102030405060";

    [Theory]
    [InlineData("2026-11-21T10:00:00Z", InstantReading.Read)]
    [InlineData("2026-11-21T10:00:00+08:00", InstantReading.Read)]
    [InlineData("2026-11-21T10:00:00.1234567-05:30", InstantReading.Read)]
    [InlineData("2026-11-21T10:00Z", InstantReading.Read)]
    [InlineData("2024-02-29T00:00:00Z", InstantReading.Read)]
    [InlineData("1900-01-01T00:00:00Z", InstantReading.Read)]
    [InlineData("2200-12-31T23:59:59Z", InstantReading.Read)]
    [InlineData("1900-01-01T00:00:00+00:01", InstantReading.OutOfRange)]
    [InlineData("2201-01-01T00:00:00Z", InstantReading.OutOfRange)]
    [InlineData("9999-12-31T23:59:59Z", InstantReading.OutOfRange)]
    [InlineData("2026-11-21T10:00:00", InstantReading.NoOffset)]
    [InlineData("2026-11-21", InstantReading.BadFormat)]
    [InlineData("2026-02-29T00:00:00Z", InstantReading.BadFormat)]
    [InlineData("2026-11-21T25:00:00Z", InstantReading.BadFormat)]
    [InlineData("2026-11-21 10:00:00Z", InstantReading.BadFormat)]
    [InlineData("2026-11-21t10:00:00z", InstantReading.BadFormat)]
    [InlineData("21/11/2026 10:00:00 +00:00", InstantReading.BadFormat)]
    [InlineData("2026-11-21T10:00:00+8", InstantReading.BadFormat)]
    [InlineData("2026-11-21T10:00:00\"Z", InstantReading.BadFormat)]
    [InlineData("2026-11-21T10:00:00\n+08:00", InstantReading.BadFormat)]
    [InlineData("２０２６-11-21T10:00:00Z", InstantReading.BadFormat)]
    [InlineData("", InstantReading.BadFormat)]
    [InlineData("2026-11-21T10:00:00.00000000000000000000000000000000Z", InstantReading.BadFormat)]
    public void Instants_need_an_offset_and_a_sensible_year(string text, InstantReading expected) =>
        Assert.Equal(expected, InstantText.TryRead(text.AsSpan(), out _));

    [Theory]
    [InlineData("2026-11-21T10:00:00+08:00", "2026-11-21T02:00:00Z")]
    [InlineData("2026-11-21T02:00:00.120Z", "2026-11-21T02:00:00.120Z")]
    [InlineData("2026-11-21T02:00:00.0009Z", "2026-11-21T02:00:00Z")]
    public void Instants_are_written_in_utc_with_milliseconds_only_where_there_are_any(string read, string written)
    {
        Assert.Equal(InstantReading.Read, InstantText.TryRead(read.AsSpan(), out var value));
        Assert.Equal(written, Instant.From(value).ToString());
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(value, StrictJson.NewOptions()));
        Assert.Equal($"\"{written}\"", JsonSerializer.Serialize(Instant.From(value), StrictJson.NewOptions()));
    }

    [Fact]
    public void Ids_go_out_in_network_byte_order_and_come_back()
    {
        var id = new Guid("0192f0c1-a1b2-7c3d-8e4f-102030405060");
        Assert.Equal("mem_0192f0c1a1b27c3d8e4f102030405060", PublicId.Format(PublicId.Member, id));
        Assert.True(PublicId.TryParse(PublicId.Member, "mem_0192f0c1a1b27c3d8e4f102030405060", out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("pur_0192f0c1a1b27c3d8e4f102030405060")]
    [InlineData("mem_0192F0C1A1B27C3D8E4F102030405060")]
    [InlineData("mem-0192f0c1a1b27c3d8e4f102030405060")]
    [InlineData("mem_0192f0c1a1b27c3d8e4f10203040506")]
    [InlineData("mem_0192f0c1a1b27c3d8e4f1020304050600")]
    [InlineData("mem_0192f0c1a1b27c3d8e4f10203040506g")]
    [InlineData("mem_ 192f0c1a1b27c3d8e4f102030405060")]
    [InlineData("mem_")]
    [InlineData("")]
    public void Anything_else_is_no_member_id(string text) =>
        Assert.False(PublicId.TryParse(PublicId.Member, text, out _));

    [Fact]
    public void Ids_of_what_belongs_to_a_member_go_out_with_the_member_and_come_back()
    {
        var (id, member) = (new Guid(7, 0, 0, new byte[8]), new Guid(Half));
        const string Text = "pur_00000007000000000000000000000000" + Half;
        var owned = new MemberOwnedId(id, member);

        Assert.Equal(Text, owned.Format(PublicId.Purchase));
        Assert.Equal(Text[4..], owned.ToString());
        Assert.True(MemberOwnedId.TryParse(PublicId.Purchase, Text, out var read));
        Assert.Equal(owned, read);
    }

    [Theory]
    [InlineData("red_" + Half + Half)]
    [InlineData("pur-" + Half + Half)]
    [InlineData("mem_" + Half)]
    [InlineData("pur_" + Half)]
    [InlineData("pur_" + Half + "0192f0c1a1b27c3d8e4f10203040506")]
    [InlineData("pur_" + Half + Half + "0")]
    [InlineData("pur_" + Half + "0192F0C1A1B27C3D8E4F102030405060")]
    [InlineData("pur_0192F0C1A1B27C3D8E4F102030405060" + Half)]
    [InlineData("pur_" + Half + "0192f0c1a1b27c3d8e4f10203040506g")]
    [InlineData("pur_" + Half + " 192f0c1a1b27c3d8e4f102030405060")]
    [InlineData("pur_0192f0c1a1b27c3d8e4f10203040506 " + Half)]
    [InlineData("pur_")]
    [InlineData("")]
    public void Anything_else_is_no_purchase_id(string text) =>
        Assert.False(MemberOwnedId.TryParse(PublicId.Purchase, text, out _));

    [Fact]
    public void A_cursor_comes_back_only_for_its_own_list_and_tenant()
    {
        byte[] payload = [1, 2, 3, 250];
        var cursor = Cursor.Encode("ledger", 7, payload);
        Assert.True(Cursor.TryDecode(cursor, "ledger", 7, out var read));
        Assert.Equal(payload, read);
        Assert.False(Cursor.TryDecode(cursor, "members", 7, out _));
        Assert.False(Cursor.TryDecode(cursor, "ledger", 8, out _));
    }

    [Fact]
    public void A_cursor_with_any_character_changed_is_refused()
    {
        var cursor = Cursor.Encode("ledger", 7, [1, 2, 3]);
        for (var i = 0; i < cursor.Length; i++)
        {
            var changed = cursor.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.False(Cursor.TryDecode(new(changed), "ledger", 7, out _));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAA")]
    public void Rubbish_is_no_cursor(string text) => Assert.False(Cursor.TryDecode(text, "ledger", 7, out _));

    [Fact]
    public void A_cursor_that_is_too_long_is_refused() =>
        Assert.False(Cursor.TryDecode(new string('A', 5000), "ledger", 7, out _));

    [Theory]
    [InlineData("Lines[0].Amount", "/lines/0/amount")]
    [InlineData("OccurredAt", "/occurredAt")]
    [InlineData("Lines[12]", "/lines/12")]
    [InlineData("", "")]
    [InlineData("/already/there", "/already/there")]
    [InlineData("?limit", "?limit")]
    public void Paths_become_pointers(string path, string pointer) => Assert.Equal(pointer, Pointer.FromPath(path));

    [Theory]
    [InlineData("/lines/1", "/lines/1", true)]
    [InlineData("/lines/1/id", "/lines/1", true)]
    [InlineData("/lines/10", "/lines/1", false)]
    [InlineData("/lines", "", true)]
    public void A_place_lies_within_another_by_whole_steps(string pointer, string outer, bool expected) =>
        Assert.Equal(expected, Pointer.IsWithin(pointer, outer));
}

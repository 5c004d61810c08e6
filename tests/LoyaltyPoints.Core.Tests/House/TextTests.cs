using System.Text;

namespace LoyaltyPoints.Core.Tests.House;

public sealed class TextTests
{
    private static IEnumerable<RepositoryFile> Texts => Repository.Files.Where(file => file.IsText);

    [Fact]
    public void Every_text_is_utf8_without_a_mark_and_with_unix_line_ends() =>
        Faults.None(Texts.SelectMany(file => TextGuard.InBytes(file.Path, file.Bytes)));

    [Fact]
    public void No_line_of_code_is_too_wide() =>
        Faults.None(Repository.Sources.SelectMany(file => TextGuard.TooWide(file.Path, file.Text)));

    [Fact]
    public void No_file_of_code_is_too_long() =>
        Faults.None(TextGuard.TooLong([.. Repository.Sources.Select(file => (file.Path, file.Text))]));

    [Fact]
    public void Nothing_is_left_for_later() =>
        Faults.None(Texts.SelectMany(file => TextGuard.Unfinished(file.Path, file.Text)));

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n' }, "a.cs begins with a byte order mark")]
    [InlineData(new[] { (byte)'a', (byte)'\r', (byte)'\n' }, "a.cs has carriage returns")]
    [InlineData(new[] { (byte)'a' }, "a.cs does not end with a line end")]
    [InlineData(new byte[] { 0xFF, (byte)'\n' }, "a.cs is not UTF-8")]
    public void A_file_in_another_shape_is_found(byte[] bytes, string fault) =>
        Assert.Equal([fault], TextGuard.InBytes("a.cs", bytes));

    [Fact]
    public void A_file_in_good_shape_is_no_fault() =>
        Assert.Empty(TextGuard.InBytes("a.cs", Encoding.UTF8.GetBytes("price: 5 €\n")));

    [Fact]
    public void The_first_column_too_many_is_found()
    {
        var widest = new string('x', TextGuard.Columns);

        Assert.Equal(["a.cs:2 is 121 columns wide"], TextGuard.TooWide("a.cs", $"{widest}\n{widest}x\n"));
    }

    [Fact]
    public void The_first_line_too_many_is_found_and_the_next_longest_files_are_named()
    {
        (string, string)[] files = [Long("a.cs", 401), Long("b.cs", 400), Long("c.cs", 201), Long("d.cs", 200)];

        Assert.Equal(["a.cs has 401 lines of at most 400; over 200: a.cs 401, b.cs 400, c.cs 201"],
            TextGuard.TooLong(files));
        Assert.Empty(TextGuard.TooLong(files[1..]));
    }

    [Theory]
    [InlineData("TO", "DO")]
    [InlineData("FIX", "ME")]
    [InlineData("HA", "CK")]
    public void A_word_that_puts_work_off_is_found(string first, string second) =>
        Assert.Equal([$"a.md says {first}{second}"], TextGuard.Unfinished("a.md", $"// {first}{second}: later\n"));

    [Fact]
    public void The_same_letters_inside_other_words_are_no_fault() =>
        Assert.Empty(TextGuard.Unfinished("a.md", "a todo list, METODOS, a hackney"));

    private static (string, string) Long(string path, int lines) =>
        (path, string.Concat(Enumerable.Repeat("x\n", lines)));
}

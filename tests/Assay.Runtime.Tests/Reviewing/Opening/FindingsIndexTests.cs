using System.Text;
using Assay.Runtime.Reviewing;

namespace Assay.Runtime.Tests.Reviewing.Opening;

public class FindingsIndexTests
{
    static string Line(string sample, int number) => $$"""{"item":"x","sample":"{{sample}}","step":"s","kind":"extra","number":{{number}}}""";

    [Fact]
    public void Each_sample_has_its_lines_wherever_blocks_end()
    {
        using var folder = new TempFolder();
        var padding = new string('p', 700);
        var path = folder.Write("findings.jsonl", string.Concat(Enumerable.Range(0, 9000).Select(i => Line($"{padding}{i / 3}", i) + "\n")));
        using var index = FindingsIndex.Open(path, default);
        for (var sample = 0; sample < 3000; sample += 7)
            Assert.Equal(Enumerable.Range(3 * sample, 3).Select(i => Line($"{padding}{sample}", i)), index.Of($"{padding}{sample}").Select(line => Encoding.UTF8.GetString(line.Span)));
        Assert.Empty(index.Of("other"));
    }

    [Fact]
    public void Without_a_file_nothing_was_found_and_a_broken_line_is_said()
    {
        using var folder = new TempFolder();
        using (var none = FindingsIndex.Open(folder.File("no.jsonl"), default))
            Assert.Empty(none.Of("a"));
        Assert.Equal("broken-file", Assert.Throws<AssayException>(() => FindingsIndex.Open(folder.Write("findings.jsonl", "{\"item\":1}\n"), default)).Code);
    }
}

using Assay.Runtime.Testing.Comparing;

namespace Assay.Runtime.Tests.Testing;

public class LineDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", " a, b, c")]
    [InlineData("a b c", "a c", " a,-b, c")]
    [InlineData("a c", "a b c", " a,+b, c")]
    [InlineData("a b", "b a", "-a, b,+a")]
    [InlineData("a", "b", "-a,+b")]
    [InlineData("", "a", "+a")]
    [InlineData("a", "", "-a")]
    public void What_both_have_stays_and_the_rest_is_signed(string expected, string actual, string diff) =>
        Assert.Equal(diff, string.Join(',', LineDiff.Of(Lines(expected), Lines(actual)).Select(line => $"{line.Sign}{line.Text}")));

    [Fact]
    public void Without_what_only_came_it_reads_as_expected_and_without_what_was_only_expected_as_it_came()
    {
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var (expected, actual) = (Random(random), Random(random));
            var diff = LineDiff.Of(expected, actual);
            Assert.Equal(expected, diff.Where(line => line.Sign != '+').Select(line => line.Text));
            Assert.Equal(actual, diff.Where(line => line.Sign != '-').Select(line => line.Text));
        }
    }

    static string[] Random(Random random) => [.. Enumerable.Range(0, random.Next(8)).Select(_ => $"{(char)('a' + random.Next(4))}")];

    static string[] Lines(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

using Assay.Kernels;

namespace Assay.Tests.Masks;

public class RleStringTests
{
    [Fact]
    public void Runs_from_the_fourth_on_are_differences() => Assert.Equal([3u, 0u, 2u, 5u, 6u], RleString.Decode("30254", 4, 4));

    [Theory]
    [InlineData("3 254", "character 1")]
    [InlineData("3p", "character 1")]
    [InlineData("3é", "character 1")]
    [InlineData("3P", "cut off")]
    [InlineData("oooooooo0", "longer than 7 characters")]
    [InlineData("N", "negative")]
    [InlineData("412M3", "negative")]
    [InlineData("3025", "too short")]
    [InlineData("30255", "too long")]
    [InlineData("", "too short")]
    [InlineData("PPPPPP3", "too long")]
    public void Text_that_is_no_mask_of_the_size_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => RleString.Decode(text, 4, 4)).Message);

    [Fact]
    public void Any_text_is_runs_of_the_frame_or_a_format_error()
    {
        var random = new Random(5);
        var accepted = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = new byte[random.Next(8)];
            for (var i = 0; i < text.Length; i++)
                text[i] = (byte)random.Next(round % 3 == 0 ? 256 : 64 + 48);
            try
            {
                Assert.Equal(16, RunLengths.Sum(RleString.Decode(text, 4, 4)));
                accepted++;
            }
            catch (FormatException)
            {
            }
        }
        Assert.True(accepted > 0);
    }
}

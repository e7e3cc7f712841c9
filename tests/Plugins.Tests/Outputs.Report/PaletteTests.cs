using Assay.Outputs.Report.Markup;

namespace Assay.Tests.Outputs.Report;

public class PaletteTests
{
    /// <summary>WCAG 2.2, relative luminance and contrast ratio.</summary>
    [Fact]
    public void Words_and_marks_stand_out_in_light_and_dark()
    {
        foreach (var (front, back, needed) in Palette.Uses)
        {
            Assert.True(Contrast(Palette.Colors[front].Light, Palette.Colors[back].Light) >= needed, $"light: {front} on {back} has {Contrast(Palette.Colors[front].Light, Palette.Colors[back].Light):0.00}, needs {needed}");
            Assert.True(Contrast(Palette.Colors[front].Dark, Palette.Colors[back].Dark) >= needed, $"dark: {front} on {back} has {Contrast(Palette.Colors[front].Dark, Palette.Colors[back].Dark):0.00}, needs {needed}");
        }
    }

    [Fact]
    public void Contrast_of_black_and_white_is_21() => Assert.Equal(21, Contrast("#000000", "#ffffff"), 6);

    static double Contrast(string a, string b) => (Math.Max(Luminance(a), Luminance(b)) + 0.05) / (Math.Min(Luminance(a), Luminance(b)) + 0.05);

    static double Luminance(string hex)
    {
        double Part(int at) => Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }
}

using Assay.Runtime.Running;

namespace Assay.Runtime.Tests.Running;

public class CsvTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        using var folder = new TempFolder();
        string[][] lines = [["a", "", "b,c"], ["say \"no\"", "\"", "two\nlines"], ["", "\r", "ä"]];
        AtomicFile.WriteText(folder.File("t.csv"), to =>
        {
            foreach (var line in lines)
                Csv.WriteLine(to, line);
        });
        Assert.Equal(lines, Csv.Read(folder.File("t.csv")));
        Assert.StartsWith("a,,\"b,c\"\n\"say \"\"no\"\"\",", File.ReadAllText(folder.File("t.csv")));
    }

    [Fact]
    public void What_a_spreadsheet_saved_is_read_too()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("t.csv"), "a,b\r\n\"1\r\",2\r\n3,");
        Assert.Equal([["a", "b"], ["1\r", "2"], ["3", ""]], Csv.Read(folder.File("t.csv")));
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-7, "1E-07")]
    [InlineData(double.NaN, "")]
    [InlineData(3, "3")]
    public void Numbers_are_as_short_as_they_can_be_read_back(double value, string text) => Assert.Equal(text, Csv.Number(value));
}

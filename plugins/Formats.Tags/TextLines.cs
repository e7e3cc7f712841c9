using System.Text;

namespace Assay.Formats.Tags;

/// <summary>Changes some lines of a text file and leaves every other byte as it is.</summary>
static class TextLines
{
    static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="cells">By line, from 1.</param>
    public static void Edit(string path, Dictionary<int, ClassCell> cells)
    {
        var text = Exact.GetString(File.ReadAllBytes(path));
        StringBuilder edited = new(text.Length);
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            edited.Append(cells.Remove(++number, out var cell) ? Edit(path, text[start..end], cell) : text[start..end]);
            start = end;
        }
        if (cells.Count > 0)
            throw Lost(path, cells.Keys.Min());
        File.WriteAllBytes(path, Exact.GetBytes(edited.ToString()));
    }

    static string Edit(string path, string line, ClassCell cell)
    {
        var content = line.TrimEnd('\r', '\n');
        var now = cell.Edit(content) ?? throw Lost(path, cell.Line);
        return cell.Text is null ? now : now + line[content.Length..];
    }

    static DataException Lost(string path, int line) => new("tags-copy", "the row cannot be found again, so its class cannot be changed; end lines with LF or CRLF", path, $"line {line}");
}

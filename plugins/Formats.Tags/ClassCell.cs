namespace Assay.Formats.Tags;

/// <summary>A cell that is to be written anew.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Sample">The column of samples, to see that it is the right line.</param>
/// <param name="Class">The column of the cell.</param>
/// <param name="Id">What stands in the sample's.</param>
/// <param name="Text">What the cell shall say; null: the whole line goes.</param>
sealed record ClassCell(int Line, int Sample, int Class, char Delimiter, string Id, string? Text)
{
    /// <summary>The line with the new cell, quoted when the old one was or it has to be; all around it stays as it is. Null when it is another line.</summary>
    public string? Edit(string line)
    {
        if (Find(line, Sample) is not var (from, to) || Unquoted(line[from..to]) != Id || Find(line, Class) is not var (start, end))
            return null;
        var isQuoted = start < end && line[start] == '"';
        return Text is null ? "" : string.Concat(line.AsSpan(0, start), isQuoted || Text.Contains(Delimiter) || Text.Contains('"') ? Quoted(Text) : Text, line.AsSpan(end));
    }

    static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"")}\"";

    static string Unquoted(string cell) => cell.StartsWith('"') ? cell[1..^1].Replace("\"\"", "\"").Trim() : cell;

    /// <summary>Where a cell stands, quotes included, white space around it not.</summary>
    (int Start, int End)? Find(string line, int column)
    {
        var (at, start) = (line.StartsWith('\uFEFF') ? 1 : 0, 0);
        for (var i = 0; i <= column; i++)
        {
            if (at > line.Length)
                return null;
            (start, at) = (at, End(line, at) + 1);
        }
        var end = at - 1;
        while (start < end && char.IsWhiteSpace(line[start]))
            start++;
        while (start < end && char.IsWhiteSpace(line[end - 1]))
            end--;
        return (start, end);
    }

    /// <summary>The delimiter behind a cell, or the end of the line.</summary>
    int End(string line, int at)
    {
        var isOpen = false;
        for (; at < line.Length && (isOpen || line[at] != Delimiter); at++)
            isOpen ^= line[at] == '"';
        return at;
    }
}

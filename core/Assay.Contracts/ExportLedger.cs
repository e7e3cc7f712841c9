using System.Globalization;

namespace Assay;

/// <summary>
/// What an export could not write as it was: a row a sample and code in a file beside the export, and when it is complete a report a code with the sum of counts. There is no file when nothing
/// was converted. One caller at a time, sample after sample; memory does not grow with samples.
/// </summary>
/// <param name="path">The file; its folder is there by the time something is added.</param>
/// <param name="host">Is told the sums, and what is no conversion at once.</param>
public sealed class ExportLedger(string path, IHost host) : IDisposable
{
    readonly Dictionary<(Conversion Kind, string Code, string Message), long> sums = [], rows = [];
    readonly string temporary = $"{path}.{Environment.ProcessId}.tmp";
    StreamWriter? file;
    string? sample;

    /// <summary>Counts something; nothing happens for a count of 0.</summary>
    /// <param name="kind">What became of it.</param>
    /// <param name="code">As <see cref="Problem.Code"/>.</param>
    /// <param name="message">As <see cref="Problem.Message"/>: what the count is of.</param>
    /// <param name="count">How many.</param>
    /// <param name="of">The sample's id; null: of the export as a whole.</param>
    public void Add(Conversion kind, string code, string message, long count, string? of)
    {
        if (count == 0)
            return;
        if (of != sample)
            WriteRows();
        sample = of;
        rows[(kind, code, message)] = rows.GetValueOrDefault((kind, code, message)) + count;
        sums[(kind, code, message)] = sums.GetValueOrDefault((kind, code, message)) + count;
    }

    /// <summary>Counts an entry; a problem that is none is reported.</summary>
    public void Add(Problem entry)
    {
        if (entry.Conversion is { } kind)
            Add(kind, entry.Code, entry.Message, entry.Count, entry.Sample);
        else
            host.Report(entry);
    }

    void WriteRows()
    {
        foreach (var ((kind, code, message), count) in rows)
        {
            if (file is null)
                (file = new StreamWriter(temporary) { NewLine = "\n" }).WriteLine("conversion,code,count,sample,message");
            file.WriteLine(string.Join(',', new[] { kind.ToString().ToLowerInvariant(), code, count.ToString(CultureInfo.InvariantCulture), sample ?? "", message }.Select(Quoted)));
        }
        rows.Clear();
    }

    static string Quoted(string field) => field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Puts the file in place and reports the sums.</summary>
    public void Complete()
    {
        WriteRows();
        if (file is null)
            File.Delete(path); // Of an earlier export.
        else
        {
            file.Dispose();
            File.Move(temporary, path, overwrite: true);
            file = null;
        }
        foreach (var ((kind, code, message), count) in sums)
            host.Report(new Problem(code, message) { Conversion = kind, Count = count, File = path });
    }

    /// <summary>Removes what is not complete.</summary>
    public void Dispose()
    {
        if (file is null)
            return;
        file.Dispose();
        File.Delete(temporary);
    }
}

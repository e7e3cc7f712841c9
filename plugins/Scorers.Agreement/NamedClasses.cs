using Assay.Kernels;

namespace Assay.Scorers.Agreement;

/// <summary>The classes that have columns of their own: f, precision, recall and support of each, in the order in which the option names them.</summary>
sealed class NamedClasses
{
    readonly IReadOnlyList<string> names;
    readonly double beta;

    /// <exception cref="AssayException">Two names make one column.</exception>
    public NamedClasses(TiOptions options)
    {
        (names, beta) = (options.Classes, options.Beta);
        foreach (var alike in names.GroupBy(WordOf).Where(group => group.Count() > 1))
            throw new AssayException("class-columns", $"'classes' names {string.Join(" and ", alike.Select(name => $"'{name}'"))}, whose columns would have one name, 'f_{alike.Key}'; leave one of them out");
        Columns = [.. names.SelectMany(name => ColumnsOf(WordOf(name)))];
    }

    public IReadOnlyList<Column> Columns { get; }

    static IEnumerable<Column> ColumnsOf(string word) =>
        [new($"f_{word}"), new($"precision_{word}"), new($"recall_{word}"), new($"support_{word}", End: Suspicious.Neither, Unit: "px")];

    /// <summary>A class's name as part of a column's: letters and digits in lower case, everything else an underscore.</summary>
    static string WordOf(string name)
    {
        var word = string.Join('_', new string([.. name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return word.Length > 0 ? word : throw new AssayException("class-columns", $"'classes' names '{name}', of which no column's name can be made; expected letters a to z or digits in it");
    }

    /// <exception cref="DataException">A name is no class.</exception>
    public void Check(ClassList classes)
    {
        foreach (var name in names)
            Refusals.Class(classes, name, "classes");
    }

    /// <summary>A class that neither labels nor reference have has a support of 0 and nothing else.</summary>
    public IEnumerable<double?> Values(ClassList classes, ClassCounts counts)
    {
        foreach (var name in names)
        {
            var (agreed, inLabels, inPredicted) = classes.Find(name) is { } k ? counts[k] : default;
            yield return FBeta.OfClass(agreed, inLabels, inPredicted, beta);
            yield return inPredicted == 0 ? null : (double)agreed / inPredicted;
            yield return inLabels == 0 ? null : (double)agreed / inLabels;
            yield return inLabels;
        }
    }
}

using System.Globalization;
using System.Text;

namespace Assay.Runtime.Evaluating;

/// <summary>An evaluation for a person, at most a hundred columns wide: a table per kind of error, one by strength, and what follows from them.</summary>
public static class EvaluationText
{
    internal const int Width = 100;
    const int LongestName = 29, HeadOfName = 12; // Columns of one scorer differ at their ends.

    public static string Write(EvaluationReport report)
    {
        var text = new StringBuilder();
        foreach (var units in report.Units)
            WriteUnits(text, report, units);
        foreach (var note in report.Notes)
            text.Append(Wrapped("note: ", note));
        return text.ToString();
    }

    static void WriteUnits(StringBuilder text, EvaluationReport report, UnitEvaluation units)
    {
        var word = Words(units.Of);
        text.Append(Wrapped("", $"{units.Count} {word}, {units.Wrong} of them wrong by {report.Source}; {units.Budget} are looked at, in which chance finds {Percent(units.Chance)} of the errors"));
        text.Append(Wrapped("", "AP: average precision; @10, @50, @100: lift; found: within what is looked at; px: errors of so many wrong pixels are found half of the time; points: the scorer's place touches the error"));
        foreach (var cell in Cells(units).Where(cell => cell.Level is null))
            WriteKind(text, units, cell);
        if (Cells(units).Any(cell => cell.Level is not null))
            LevelText.Write(text, units);
        ChoiceText.Write(text, units);
        if (units.WithoutEvidence.Count > 0)
            text.Append(Wrapped("", $"without evidence, and so placed last: {string.Join(", ", units.WithoutEvidence.Select(empty => $"{empty.Units} {word} of {empty.Scorer}"))}")).Append('\n');
    }

    static void WriteKind(StringBuilder text, UnitEvaluation units, Cell cell)
    {
        var rows = units.Figures.Where(figures => figures.Half == Half.All && figures.Cell == cell).ToArray();
        text.Append($"\n{cell.Kind ?? "every error"}: {rows[0].Errors} {Words(units.Of)} against {rows[0].Right} right ones\n");
        List<string[]> lines = [["", "AUROC", "95 %", "AP", "@10", "@50", "@100", "found", "95 %", "px", "points"], .. rows.Select(Line)];
        foreach (var line in Aligned(lines))
            text.Append(line).Append('\n');
    }

    static string[] Line(Figures figures) =>
    [
        Name(figures.Scorer), Value(figures.Auroc, Two), Value(figures.Auroc, Two, true), Value(figures.AveragePrecision, Two), .. figures.Lifts.Select(lift => Value(lift, One)),
        Value(figures.Recall, Percent), Value(figures.Recall, Hundredths, true), figures.SmallestPx is { } px ? px.ToString("G4", CultureInfo.InvariantCulture) : "-", Value(figures.Pointing, Percent),
    ];

    /// <summary>The first column to the left, numbers to the right.</summary>
    internal static IEnumerable<string> Aligned(IReadOnlyList<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    internal static IEnumerable<Cell> Cells(UnitEvaluation units) => units.Figures.Select(figures => figures.Cell).Distinct();

    internal static string Words(Of of) => of == Of.Sample ? "samples" : "instances";

    internal static string Name(string scorer) => scorer.Length <= LongestName ? scorer : scorer[..HeadOfName] + ".." + scorer[^(LongestName - HeadOfName - 2)..];

    internal static string Value(Estimate? estimate, Func<double, string> show, bool interval = false) =>
        estimate is not { } known ? "-" : interval ? $"{show(known.Low)}..{show(known.High)}" : show(known.Value);

    internal static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
    static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
    internal static string Percent(double value) => Hundredths(value) + " %";
    internal static string Hundredths(double value) => (100 * value).ToString("0", CultureInfo.InvariantCulture);

    /// <summary>Lines of words, those after the first below the first word.</summary>
    internal static string Wrapped(string head, string words)
    {
        var (lines, line) = (new StringBuilder(), new StringBuilder(head));
        var indent = new string(' ', head.Length);
        foreach (var word in words.Split(' '))
        {
            if (line.Length > head.Length && line.Length + word.Length >= Width)
            {
                lines.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(indent);
            }
            line.Append(word).Append(' ');
        }
        return lines.Append(line.ToString().TrimEnd()).Append('\n').ToString();
    }
}

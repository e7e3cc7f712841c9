using System.Text;

namespace Assay.Runtime.Evaluating;

/// <summary>Found within the budget by kind and level: a matrix, cut where the line is full.</summary>
static class LevelText
{
    public static void Write(StringBuilder text, UnitEvaluation units)
    {
        text.Append($"\nfound within {units.Budget} {EvaluationText.Words(units.Of)} by kind and strength (n errors), in %\n");
        var scorers = units.Figures.Select(figures => figures.Scorer).Distinct().ToArray();
        List<string[]> columns = [];
        foreach (var cell in EvaluationText.Cells(units).Where(cell => cell.Level is not null))
        {
            var figures = scorers.Select(scorer => units.Figures.First(one => one.Scorer == scorer && one.Half == Half.All && one.Cell == cell)).ToArray();
            string[] column = [cell.Kind!, cell.Level!, $"n = {figures[0].Errors}", .. figures.Select(one => EvaluationText.Value(one.Recall, EvaluationText.Hundredths))];
            if (columns.Count > 0 && Length(scorers, [.. columns, column]) > EvaluationText.Width)
                Flush(text, scorers, columns);
            columns.Add(column);
        }
        Flush(text, scorers, columns);
    }

    static int Length(string[] scorers, IEnumerable<string[]> columns) => scorers.Max(scorer => EvaluationText.Name(scorer).Length) + columns.Sum(column => 2 + column.Max(cell => cell.Length));

    static void Flush(StringBuilder text, string[] scorers, List<string[]> columns)
    {
        string[] names = ["", "", "", .. scorers.Select(EvaluationText.Name)];
        foreach (var line in EvaluationText.Aligned([.. names.Select((name, row) => (string[])[name, .. columns.Select(column => column[row])])]))
            text.Append(line).Append('\n');
        columns.Clear();
    }
}

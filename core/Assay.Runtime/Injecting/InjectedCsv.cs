using System.Globalization;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>The file that lists injected errors. Columns may stand in any order and others may stand among them; <c>sample</c> and <c>kind</c> have to be there.</summary>
public static class InjectedCsv
{
    /// <summary>The columns, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["sample", "kind", "strength", "instance", "class", "new_class", "x", "y", "width", "height", "changed_px", "attribute", "value", "new_value"];

    const int Sample = 0, Kind = 1, Strength = 2, Instance = 3, Class = 4, NewClass = 5, X = 6, Y = 7, Width = 8, Height = 9, ChangedPx = 10, Attribute = 11, Value = 12, NewValue = 13;

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(string path, IEnumerable<InjectedError> errors) => AtomicFile.WriteText(path, to =>
    {
        Csv.WriteLine(to, Columns);
        foreach (var error in errors)
            Csv.WriteLine(to, Fields(error));
    });

    static string[] Fields(InjectedError error) =>
    [
        error.Sample, error.Kind, Csv.Number(error.Strength), error.Instance ?? "", error.Class ?? "", error.NewClass ?? "",
        Csv.Number(error.Box.X), Csv.Number(error.Box.Y), Csv.Number(error.Box.Width), Csv.Number(error.Box.Height), error.ChangedPx.ToString(CultureInfo.InvariantCulture),
        error.Attribute ?? "", error.Value ?? "", error.NewValue ?? "",
    ];

    /// <exception cref="DataException">It is missing or no such file; the message names line and column.</exception>
    public static IReadOnlyList<InjectedError> Read(string path)
    {
        if (!File.Exists(path))
            throw new DataException("injected-csv", "there is no such file, expected the injected.csv that 'assay inject' wrote", path);
        try
        {
            var records = Csv.Read(path).ToList();
            var at = Columns.Select(name => Array.IndexOf(records.FirstOrDefault() ?? [], name)).ToArray();
            if (at[Sample] < 0 || at[Kind] < 0)
                throw new DataException("injected-csv", $"the first line has no column '{Columns[at[Sample] < 0 ? Sample : Kind]}', expected {TextList.Of(Columns)}; 'assay inject' writes such a file", path);
            return [.. records.Skip(1).Index().Where(record => record.Item is not [""]).Select(record => new Row(path, record.Index + 2, record.Item, at).Read())];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException("unreadable-file", $"the file cannot be read: {e.Message}", path, inner: e);
        }
    }

    /// <param name="at">Where each column stands, or -1.</param>
    sealed record Row(string File, int Line, string[] Cells, int[] At)
    {
        public InjectedError Read() => new(Required(Sample), Required(Kind), Number(Strength) ?? 1,
            new Box(Number(X) ?? 0, Number(Y) ?? 0, Number(Width) ?? 0, Number(Height) ?? 0), Whole(ChangedPx))
        {
            Instance = Text(Instance),
            Class = Text(Class),
            NewClass = Text(NewClass),
            Attribute = Text(Attribute),
            Value = Text(Value),
            NewValue = Text(NewValue),
        };

        string? Text(int column) => At[column] >= 0 && At[column] < Cells.Length && Cells[At[column]] is { Length: > 0 } text ? text : null;

        string Required(int column) => Text(column) ?? throw Wrong(column, "is empty, expected a value");

        double? Number(int column) => Text(column) is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw Wrong(column, $"is '{text}', expected a number");

        long Whole(int column) => Number(column) is not { } number ? 0
            : number >= 0 && number == Math.Floor(number) && number < 1e15 ? (long)number
            : throw Wrong(column, $"is '{Text(column)}', expected a whole number of pixels");

        DataException Wrong(int column, string what) => new("injected-csv", $"'{Columns[column]}' {what}", File, $"record {Line}");
    }
}

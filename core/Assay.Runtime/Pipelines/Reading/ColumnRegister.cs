using Assay.Runtime.Pipelines.Binding;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>The columns that the steps so far add, by full name.</summary>
sealed class ColumnRegister(Lint lint)
{
    readonly List<Column> columns = [];
    readonly Dictionary<string, (string Step, Place Place)> owners = [];
    readonly Dictionary<string, IReadOnlySet<string>> references = [];
    readonly HashSet<string> broken = [];

    public IReadOnlyList<Column> Columns => [.. columns];

    public static string FullName(string id, Column column) => column.Name.Length == 0 ? id : $"{id}_{column.Name}";

    /// <param name="asked">References that the step asks.</param>
    /// <param name="read">Columns that its options name.</param>
    public void Add(IEnumerable<Column> added, string step, Place place, IEnumerable<string> asked, IEnumerable<string> read)
    {
        HashSet<string> sources = [.. asked, .. read.SelectMany(ReferencesOf)];
        foreach (var column in added)
            if (owners.TryGetValue(column.Name, out var owner))
                lint.Error(place, Codes.DuplicateColumn, $"the step '{step}' adds the column '{column.Name}', which '{owner.Step}' (line {owner.Place.Line}) already adds; give one of them another name");
            else if (Ids.Check(lint, column.Name, place, $"a column of the step '{step}'"))
            {
                owners.Add(column.Name, (step, place));
                columns.Add(column);
                references[column.Name] = sources;
            }
    }

    /// <summary>The references that a column goes back to, as far as steps name columns rather than compute with them.</summary>
    public IReadOnlySet<string> ReferencesOf(string column) => references.GetValueOrDefault(column, new HashSet<string>());

    /// <summary>A step whose columns are not known, because something else is wrong with it: later mentions of them are not a second error.</summary>
    public void AddBroken(string? id)
    {
        if (id is not null)
            broken.Add(id);
    }

    public bool IsOfBroken(string name) => broken.Any(id => name == id || name.StartsWith(id + "_", StringComparison.Ordinal));

    /// <summary>Column options must name a column that is there by now.</summary>
    public void CheckNames(Chosen step)
    {
        foreach (var (mention, column) in step.Options.All<ColumnName>())
            if (!owners.ContainsKey(column.Name) && !IsOfBroken(column.Name))
                lint.Error(mention.Node.Place, Codes.UnknownColumn, $"'{mention.Key}' names the column '{column.Name}', which no earlier step adds"
                    + (columns.Count == 0 ? "; none adds any" : $"{Suggestion.For(column.Name, owners.Keys)} (columns: {TextList.Of(owners.Keys)})"));
    }

    /// <summary>So must what a step decides by although no option names it: a default of its own.</summary>
    public void CheckReads(Chosen step, ITableStep table)
    {
        var named = step.Options.All<ColumnName>().Select(pair => pair.Value.Name).ToHashSet();
        foreach (var name in table.Reads.Where(name => !named.Contains(name) && !owners.ContainsKey(name) && !IsOfBroken(name)))
            lint.Error(step.Place, Codes.UnknownColumn, $"'{step.Component.Name}' decides by the column '{name}', which no earlier step adds"
                + (columns.Count == 0 ? "; none adds any" : $"{Suggestion.For(name, owners.Keys)}; say which one is meant (columns: {TextList.Of(owners.Keys)})"));
    }
}

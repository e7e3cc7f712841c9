using Assay.Runtime.Pipelines.Yaml;

namespace Assay.Runtime.Pipelines.Binding;

/// <summary>Fills an options record from a mapping, reporting everything that does not fit.</summary>
/// <param name="folder">What relative paths start from: the pipeline's folder, absolute.</param>
/// <param name="beside">Host-level keys, which belong beside the component.</param>
sealed class OptionsBinder(string folder, Diagnostics diagnostics, IReadOnlyList<string> beside)
{
    readonly List<Mention> mentions = [];
    readonly Dictionary<string, string> written = [];
    bool refused;

    /// <param name="type">The options record; null when the component takes none.</param>
    /// <param name="node">What stands behind the component's name.</param>
    /// <param name="place">Where the component's name stands: missing options are reported there.</param>
    /// <param name="subject">What the options belong to, for messages: <c>soft_min</c>.</param>
    public static BoundOptions Bind(string folder, Diagnostics diagnostics, Type? type, Node node, Place place, string subject, IReadOnlyList<string>? beside = null) =>
        Bind(folder, diagnostics, type is null ? null : OptionsSchema.Of(type), node, place, subject, beside);

    public static BoundOptions Bind(string folder, Diagnostics diagnostics, OptionsSchema? schema, Node node, Place place, string subject, IReadOnlyList<string>? beside = null)
    {
        var (binder, before) = (new OptionsBinder(folder, diagnostics, beside ?? []), diagnostics.Errors);
        var value = schema is null ? binder.RefuseOptions(node, subject) : binder.BindRecord(schema, node, place, subject);
        return new(value, diagnostics.Errors == before && !binder.refused, binder.mentions, binder.written);
    }

    object? RefuseOptions(Node node, string subject)
    {
        if (node is MapNode map)
            foreach (var entry in map.Entries)
                diagnostics.Error(entry.Place, Codes.UnknownKey, $"'{subject}' takes no options, found '{entry.Key}'");
        else if (!node.IsNull)
            diagnostics.Error(node.Place, Codes.WrongType, $"'{subject}' takes no options, found {node.Describe()}; write '{subject}: {{}}'");
        return null;
    }

    internal object? BindRecord(OptionsSchema schema, Node node, Place place, string subject)
    {
        var before = diagnostics.Errors;
        if (node is ScalarNode { Refused: true })
        {
            Refuse();
            return null;
        }
        if (Entries(schema, node, subject) is not { } entries)
            return null;
        var record = schema.Create();
        HashSet<Option> given = [];
        foreach (var entry in entries)
            BindEntry(schema, record, entry, given, subject);
        BindRest(schema, record, entries, given);
        CheckRequired(schema, given, place, subject);
        CheckGroups(schema, given, entries, place, subject);
        return diagnostics.Errors == before ? record : null;
    }

    IReadOnlyList<MapEntry>? Entries(OptionsSchema schema, Node node, string subject)
    {
        if (node is MapNode map)
            return map.Entries;
        if (node.IsNull)
            return [];
        if (schema.Shorthand is { } only)
            return [new(only.Key, node.Place, node)];
        diagnostics.Error(node.Place, Codes.WrongType, $"'{subject}' takes a mapping of options ({TextList.Of(schema.Keys)}), found {node.Describe()}");
        return null;
    }

    void BindEntry(OptionsSchema schema, object record, MapEntry entry, HashSet<Option> given, string subject)
    {
        if (schema.Find(entry.Key) is { } option)
        {
            given.Add(option);
            if (entry.Value is { IsNull: true } and not ScalarNode { Refused: true } && option.Nullable)
                option.Set(record, null);
            else if (new ValueBinder(this, option, entry.Key, diagnostics).Bind(option.Type, entry.Value) is { } value)
                option.Set(record, value);
        }
        else if (schema.Rest is null)
            diagnostics.Error(entry.Place, Codes.UnknownKey,
                $"'{subject}' has no option '{entry.Key}'{Hint(schema, entry, subject)}{(schema.Options.Count == 0 ? "" : $" (options: {TextList.Of(schema.Keys)})")}");
    }

    string Hint(OptionsSchema schema, MapEntry entry, string subject) =>
        KeyFlaw.Hint(entry) is { Length: > 0 } flaw ? flaw
        : Suggestion.For(entry.Key, schema.Keys) is { Length: > 0 } near ? near
        : beside.Contains(entry.Key) ? $"; '{entry.Key}:' stands beside '{subject}:', not inside its options" : "";

    void BindRest(OptionsSchema schema, object record, IReadOnlyList<MapEntry> entries, HashSet<Option> given)
    {
        if (schema.Rest is not { } rest)
            return;
        var others = entries.Where(entry => schema.Find(entry.Key) is null).ToList();
        if (others.Count > 0)
            given.Add(rest);
        if (new ValueBinder(this, rest, rest.Key, diagnostics).BindDictionary(rest.Type, others) is { } value)
            rest.Set(record, value);
    }

    void CheckRequired(OptionsSchema schema, HashSet<Option> given, Place place, string subject)
    {
        foreach (var option in schema.Options)
            if (option.Required && !given.Contains(option))
                diagnostics.Error(place, Codes.MissingKey, option.IsRest
                    ? $"'{subject}' needs at least one entry: a name and {TypeWords.Of(option.Type.GetGenericArguments()[^1])}"
                    : $"'{subject}' needs the option '{option.Key}': {TypeWords.Of(option.Type)}");
    }

    void CheckGroups(OptionsSchema schema, HashSet<Option> given, IReadOnlyList<MapEntry> entries, Place place, string subject)
    {
        foreach (var group in schema.Options.Where(option => option.Group is not null).GroupBy(option => option.Group))
        {
            var names = TextList.Of(group.Select(option => option.Key));
            var chosen = entries.Where(entry => group.Any(option => option.Key == entry.Key && given.Contains(option)) && !entry.Value.IsNull).ToList();
            if (chosen.Count == 0)
                diagnostics.Error(place, Codes.OneOf, $"'{subject}' needs exactly one of {names}, found none");
            foreach (var surplus in chosen.Skip(1))
                diagnostics.Error(surplus.Place, Codes.OneOf, $"'{subject}' takes exactly one of {names}; '{chosen[0].Key}' is already given on line {chosen[0].Place.Line}");
        }
    }

    /// <summary>A value was refused while it was read; the record stays incomplete.</summary>
    internal void Refuse() => refused = true;

    internal void Note(Mention mention) => mentions.Add(mention);

    /// <summary>An absolute path, remembered as it was written.</summary>
    internal string Resolve(string path)
    {
        var absolute = Path.GetFullPath(Path.Combine(folder, path));
        written.TryAdd(absolute, path);
        return absolute;
    }
}

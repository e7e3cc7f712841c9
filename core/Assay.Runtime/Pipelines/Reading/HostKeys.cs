using System.Globalization;
using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Pipelines.Reading;

/// <summary>Keys that stand beside a component and that the host itself understands.</summary>
sealed class HostKeys(Lint lint)
{
    /// <summary>What a label map can hold.</summary>
    internal const int MostClasses = 65_535;

    public ClassMapping ReadMapping(MapNode around) => new(
        around.Find("classes") is { } classes ? ReadClasses(classes.Value) : null,
        around.Find("map") is { } map ? ReadMap(map.Value) : new Dictionary<string, string?>(),
        around.Find("ignore") is { } ignore ? ReadNames(ignore.Value, "ignore", "an id or a class name, or a list of them") : [],
        around.Place);

    public Coverage? ReadCoverage(MapNode around) => ReadWord<Coverage>(around, "coverage");

    public double ReadShare(MapNode around, string key, double otherwise)
    {
        if (around.Find(key) is not { } entry)
            return otherwise;
        if (entry.Value is ScalarNode scalar && double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1)
            return share;
        lint.Error(entry.Value.Place, Codes.OutOfRange, $"'{key}' is {entry.Value.Describe()}, expected a share between 0 and 1{Habit.OfNumber(entry.Value, whole: false)}");
        return otherwise;
    }

    public bool ReadFlag(MapNode around, string key)
    {
        if (around.Find(key) is not { } entry || entry.Value is ScalarNode { Style: ScalarStyle.Plain, Text: "false" })
            return false;
        if (entry.Value is not ScalarNode { Style: ScalarStyle.Plain, Text: "true" })
            lint.Error(entry.Value.Place, Codes.WrongType, $"'{key}' is {entry.Value.Describe()}, expected true or false{Habit.OfTruth(entry.Value)}");
        return true;
    }

    public T? ReadWord<T>(MapNode around, string key) where T : struct, Enum
    {
        if (around.Find(key) is not { } entry)
            return null;
        foreach (var name in Enum.GetNames<T>())
            if (entry.Value is ScalarNode scalar && Identifier.SnakeCase(name) == scalar.Text)
                return Enum.Parse<T>(name);
        lint.Error(entry.Value.Place, Codes.UnknownValue, $"'{key}' is {entry.Value.Describe()}, expected {TypeWords.Of(typeof(T))}"
            + (entry.Value is ScalarNode wrong ? Suggestion.For(wrong.Text, TypeWords.Words(typeof(T))) : ""));
        return null;
    }

    public (AttributesOptions? Value, IReadOnlyDictionary<string, string> Written, IReadOnlyList<Mention> Mentions) ReadAttributes(MapNode around)
    {
        if (around.Find("attributes") is not { } entry)
            return (null, new Dictionary<string, string>(), []);
        var bound = OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(AttributesOptions), entry.Value, entry.Place, "attributes");
        return ((AttributesOptions?)bound.Value, bound.Written, bound.Mentions);
    }

    /// <param name="gives">What labels the dataset has, as far as known.</param>
    public TilesOptions? ReadTiles(MapNode around, Evidence? gives)
    {
        if (around.Find("tiles") is not { } entry)
            return null;
        if (OptionsBinder.Bind(lint.Folder, lint.Diagnostics, typeof(TilesOptions), entry.Value, entry.Place, "tiles").Value is not TilesOptions tiles)
            return null;
        if (tiles.Overlap > tiles.Size / 4 * 3)
            lint.Error(entry.Place, Codes.OutOfRange, $"'overlap' is {tiles.Overlap}, expected at most {tiles.Size / 4 * 3}, three quarters of the size: every pixel would be read more than 16 times; make the tiles larger");
        if (gives == Evidence.ClassScores)
            lint.Error(entry.Place, Codes.NotSupported, "'tiles:' cuts label maps and objects, but this dataset has classes of whole images, which say nothing of a part; remove 'tiles:'");
        return tiles;
    }

    public Exposure? ReadExposure(MapNode around)
    {
        var (trained, folds) = (around.Find("trained_on"), around.Find("folds"));
        if (trained is not null && folds is not null)
            lint.Error(folds.Place, Codes.OneOf, "'folds' says that no opinion comes from a model that learnt from the sample, 'trained_on' says which do; give one of them");
        else if (folds is not null)
            return Name(folds.Value, "folds") is { } fold ? new Exposure(null, fold, folds.Place) : null;
        else if (trained is not null)
            return new Exposure(ReadTrainedOn(trained.Value), null, trained.Place);
        return null;
    }

    Dictionary<string, IReadOnlyList<string>> ReadTrainedOn(Node node)
    {
        const string Expected = "values of the attribute 'split', or values by attribute, as in '{ year: [2021, 2022] }'";
        if (node is ScalarNode { Text: Exposure.All })
            return [];
        Dictionary<string, IReadOnlyList<string>> values = [];
        if (node is MapNode { Entries.Count: > 0 } map)
            foreach (var entry in map.Entries)
                values[entry.Key] = ReadNames(entry.Value, "trained_on", Expected);
        else if (node is MapNode or ListNode { Items.Count: 0 } or ScalarNode { IsNull: true })
            lint.Error(node.Place, Codes.WrongType, $"'trained_on' is {node.Describe()}, expected {Expected}, or '{Exposure.All}'");
        else
            values[Exposure.Split] = ReadNames(node, "trained_on", Expected);
        return values;
    }

    List<Class> ReadClasses(Node node)
    {
        List<Class> classes = [];
        var entries = node switch
        {
            ScalarNode { IsNull: false } scalar => Split(scalar.Text).Select((name, id) => (Name: (string?)name, Id: (int?)id, scalar.Place)),
            ListNode list => list.Items.Select((item, id) => (Name: Name(item, "classes"), Id: (int?)id, item.Place)),
            MapNode map => map.Entries.Select(entry => ((string?)entry.Key, Id(entry), entry.Place)),
            _ => [],
        };
        foreach (var (name, id, place) in entries)
            if (name is not null && id is not null && IsNew(classes, name, id.Value, place))
                classes.Add(new(id.Value, name));
        if (classes.Count == 0 && (node.IsNull || node is ListNode { Items.Count: 0 } or MapNode { Entries.Count: 0 } or ScalarNode))
            lint.Error(node.Place, Codes.WrongType, $"'classes' is {node.Describe()}, expected a list of names (ids 0, 1, ...), a mapping of names to ids, 'a, b, c', or how many there are (at most {MostClasses})");
        return classes;
    }

    /// <summary>For variables: names separated by commas, or a number of classes, which are then called 0, 1, ...</summary>
    static IEnumerable<string> Split(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Enumerable.Range(0, count <= MostClasses ? count : 0).Select(id => id.ToString(CultureInfo.InvariantCulture))
            : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    bool IsNew(List<Class> classes, string name, int id, Place place)
    {
        var clash = classes.Find(other => other.Name == name || other.Id == id);
        if (clash is not null)
            lint.Error(place, Codes.DuplicateClass, clash.Name == name ? $"the class '{name}' stands twice in 'classes'" : $"'{name}' and '{clash.Name}' both have the id {id}");
        return clash is null;
    }

    int? Id(MapEntry entry)
    {
        if (entry.Value is ScalarNode scalar && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id))
            return id;
        lint.Error(entry.Value.Place, Codes.WrongType, $"the id of class '{entry.Key}' is {entry.Value.Describe()}, expected a whole number{Habit.OfNumber(entry.Value, whole: true)}");
        return null;
    }

    Dictionary<string, string?> ReadMap(Node node)
    {
        Dictionary<string, string?> map = [];
        if (node is not MapNode entries)
            lint.Error(node.Place, Codes.WrongType, $"'map' is {node.Describe()}, expected a mapping of their classes to ours, as in '{{ car: vehicle, sky: ~ }}'");
        else
            foreach (var entry in entries.Entries)
                if (entry.Value is ListNode)
                    lint.Error(entry.Value.Place, Codes.WrongType, $"'{entry.Key}' is mapped to a list; one class of theirs becomes one of ours, or '~' for none");
                else
                    map[entry.Key] = entry.Value.IsNull ? null : Name(entry.Value, "map");
        return map;
    }

    List<string> ReadNames(Node node, string key, string expected)
    {
        if (node is ScalarNode { IsNull: false } or ListNode)
            return [.. (node is ListNode list ? list.Items : [node]).Select(item => Name(item, key)).OfType<string>()];
        lint.Error(node.Place, Codes.WrongType, $"'{key}' is {node.Describe()}, expected {expected}");
        return [];
    }

    string? Name(Node node, string key)
    {
        if (node is ScalarNode { IsNull: false, Text.Length: > 0 } scalar)
            return scalar.Text;
        lint.Error(node.Place, Codes.WrongType, $"an entry of '{key}' is {node.Describe()}, expected a name");
        return null;
    }
}

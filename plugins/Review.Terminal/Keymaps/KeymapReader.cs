namespace Assay.Review.Terminal;

/// <summary>
/// Reads keymap files: a small part of YAML, a command a line with its key or a list of keys in brackets, below <c>browse:</c> or <c>picture:</c>, with <c>version: 1</c> at the top.
/// A later file's command replaces all keys of that command; a key that it takes is taken from the command that had it.
/// </summary>
public static class KeymapReader
{
    /// <summary>The version of the file that this program writes and reads.</summary>
    public const int Version = 1;

    /// <summary>The keys that come with the program.</summary>
    public static string Standard { get; } = ReadStandard();

    static string ReadStandard()
    {
        using var stream = typeof(KeymapReader).Assembly.GetManifestResourceStream("keymap.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The standard keymap, changed by each text in turn. What is wrong is told in <see cref="Keymap.Clashes"/> with name and line.</summary>
    public static Keymap Read(params IEnumerable<(string Name, string Text)> files)
    {
        Dictionary<string, OrderedDictionary<string, Command>> keys = new() { ["browse"] = [], ["picture"] = [] };
        List<string> clashes = [];
        Add("keymap.yaml", Standard, keys, clashes);
        foreach (var (name, text) in files)
            Add(name, text, keys, clashes);
        return new Keymap(keys["browse"], keys["picture"], clashes);
    }

    static void Add(string name, string text, Dictionary<string, OrderedDictionary<string, Command>> keys, List<string> clashes)
    {
        Dictionary<(string, string), (Command Command, int Line)> own = [];
        var context = "browse";
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (Parse(lines[i]) is { } line)
                AddLine(line, $"{name}({i + 1})", i + 1);

        void AddLine((string Key, string Value) line, string where, int number)
        {
            if (line.Key == "version")
            {
                if (line.Value != $"{Version}")
                    clashes.Add($"{where}: version {line.Value} of keymaps is not known here, expected {Version}; what is understood is used");
            }
            else if (line.Value.Length == 0)
            {
                if (keys.ContainsKey(line.Key))
                    context = line.Key;
                else
                    clashes.Add($"{where}: '{line.Key}' is no part of a keymap, expected browse or picture");
            }
            else if (!CommandText.Names.TryGetValue(line.Key, out var command))
                clashes.Add($"{where}: '{line.Key}' is no command; ':' and Tab lists them");
            else
                Bind(command, Values(line.Value), where, number);
        }

        void Bind(Command command, IReadOnlyList<string> wanted, string where, int number)
        {
            foreach (var old in keys[context].Where(pair => pair.Value == command).Select(pair => pair.Key).ToArray())
                keys[context].Remove(old);
            foreach (var key in wanted)
            {
                if (own.TryGetValue((context, key), out var other))
                    clashes.Add($"{where}: the key {key} is {CommandText.Name(other.Command)} in line {other.Line} already, which keeps it");
                else
                {
                    own[(context, key)] = (command, number);
                    keys[context][key] = command;
                }
            }
        }
    }

    /// <summary>A line as key and value; null when it is empty or a comment.</summary>
    static (string Key, string Value)? Parse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
            return null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, "?") : (text[..colon].Trim(), WithoutComment(text[(colon + 1)..]).Trim());
    }

    static string WithoutComment(string value)
    {
        var quote = '\0';
        for (var i = 0; i < value.Length; i++)
            if (quote != '\0')
                quote = value[i] == quote ? '\0' : quote;
            else if (value[i] is '"' or '\'')
                quote = value[i];
            else if (value[i] == '#' && i > 0 && value[i - 1] == ' ')
                return value[..i];
        return value;
    }

    /// <summary>One key, or several in brackets; quotes around a key are taken off. <c>[]</c> is no key: the command is off.</summary>
    static List<string> Values(string value)
    {
        List<string> values = [];
        var isList = value.StartsWith('[') && value.EndsWith(']') && value.Length > 1;
        var rest = isList ? value[1..^1] : value;
        for (var i = 0; i < rest.Length;)
        {
            if (rest[i] is ' ' || isList && rest[i] == ',')
            {
                i++;
                continue;
            }
            var quoted = rest[i] is '"' or '\'' && rest.IndexOf(rest[i], i + 1) > 0;
            var end = quoted ? rest.IndexOf(rest[i], i + 1) : isList && rest.IndexOf(',', i + 1) is > 0 and var comma ? comma : rest.Length;
            values.Add(quoted ? rest[(i + 1)..end] : rest[i..end].Trim());
            i = quoted ? end + 1 : end;
        }
        return values;
    }
}

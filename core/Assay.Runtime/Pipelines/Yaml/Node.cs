namespace Assay.Runtime.Pipelines.Yaml;

/// <summary>A piece of YAML that knows where it stands.</summary>
abstract record Node(Place Place)
{
    /// <summary>What it is, for messages: <c>'0.5x'</c>, <c>a list</c>.</summary>
    public abstract string Describe();

    /// <summary>Nothing was written, or <c>~</c> or <c>null</c>.</summary>
    public virtual bool IsNull => false;
}

/// <summary>How a scalar was written.</summary>
enum ScalarStyle
{
    Plain,
    Quoted,
    Block,
}

/// <param name="Text">After substitution of variables.</param>
/// <param name="Written">Before it.</param>
/// <param name="LastLine">Where it ends: block scalars and long plain ones span lines.</param>
sealed record ScalarNode(Place Place, string Text, string Written, ScalarStyle Style, int LastLine) : Node(Place)
{
    /// <summary>Something about the text itself was reported; what it would mean is not worth a second message.</summary>
    public bool Refused { get; init; }

    /// <summary>It ends at a <c>#</c>, which may have been meant as part of it.</summary>
    public bool CommentFollows { get; init; }

    public override bool IsNull => Style == ScalarStyle.Plain && Text is "" or "~" or "null";

    public override string Describe() => IsNull ? "nothing" : $"'{(Text.Length > 60 ? Text[..60] + "…" : Text).ReplaceLineEndings(" ")}'";

    /// <summary>The position in the file of a position in the text: exact for plain and quoted text on one line, else the start.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1.</param>
    public Place At(int line, int column) =>
        line > 1 || LastLine > Place.Line || Text != Written || Style == ScalarStyle.Block ? Place
        : Place with { Column = Place.Column + column - 1 + (Style == ScalarStyle.Quoted ? 1 : 0) };
}

sealed record ListNode(Place Place, IReadOnlyList<Node> Items) : Node(Place)
{
    public override string Describe() => Items.Count == 0 ? "an empty list" : "a list";
}

/// <summary>Keys are unique; in file order.</summary>
sealed record MapNode(Place Place, IReadOnlyList<MapEntry> Entries) : Node(Place)
{
    public override string Describe() => Entries.Count == 0 ? "an empty mapping" : $"a mapping ({Entries[0].Key}: ...)";

    public MapEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}

sealed record MapEntry(string Key, Place Place, Node Value);

using System.Collections.Frozen;

namespace Assay.Review.Terminal;

/// <summary>Which key does what, while browsing and, before that, while the picture has the keys.</summary>
public sealed class Keymap
{
    readonly FrozenDictionary<string, Command> browse, picture;
    readonly Dictionary<Command, string[]> keys;

    internal Keymap(IReadOnlyDictionary<string, Command> browse, IReadOnlyDictionary<string, Command> picture, IReadOnlyList<string> clashes)
    {
        (this.browse, this.picture, Clashes) = (browse.ToFrozenDictionary(), picture.ToFrozenDictionary(), clashes);
        keys = browse.Concat(picture).GroupBy(pair => pair.Value).ToDictionary(group => group.Key, group => group.Select(pair => pair.Key).Distinct().ToArray());
    }

    /// <summary>What is wrong with what was read, to be said at start; the keymap works all the same.</summary>
    public IReadOnlyList<string> Clashes { get; }

    /// <summary>What a key does, or null.</summary>
    public Command? Find(string key, bool inPicture) =>
        inPicture && picture.TryGetValue(key, out var command) || browse.TryGetValue(key, out command) ? command : null;

    /// <summary>The keys of a command, the first the usual one.</summary>
    public IReadOnlyList<string> KeysOf(Command command) => keys.GetValueOrDefault(command) ?? [];

    /// <summary>The usual key of a command as people write it; empty without any.</summary>
    public string KeyOf(Command command) => KeysOf(command) is [var first, ..] ? first : "";
}

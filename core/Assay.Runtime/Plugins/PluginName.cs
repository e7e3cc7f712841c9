namespace Assay.Runtime.Plugins;

/// <summary>What a plugin of one's own is called: <c>my-scorer</c> on disk, <c>MyScorer</c> in C#, <c>my_scorer</c> in pipelines.</summary>
public sealed record PluginName
{
    /// <summary>Namespaces whose types the template uses without saying so.</summary>
    static readonly string[] Used = ["System", "System.IO", "System.Collections.Generic", "System.Linq", "System.Threading", "System.Threading.Tasks"];

    PluginName(string kebab)
    {
        Kebab = kebab;
        Snake = kebab.Replace('-', '_');
        Pascal = string.Concat(kebab.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    public string Kebab { get; }
    public string Pascal { get; }
    public string Snake { get; }

    /// <exception cref="AssayException">It cannot be a name in all three places.</exception>
    public static PluginName Parse(string text) =>
        text.Split('-').Any(word => word.Length == 0 || !word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))) || !char.IsAsciiLetter(text[0])
            ? throw Refusal($"'{text}' cannot be a plugin's name, expected lower-case words with '-' between them, the first starting with a letter, such as my-scorer")
        : new PluginName(text) is var name && !Identifier.IsValid(name.Snake) ? throw Refusal($"'{text}' cannot be a plugin's name: '{name.Snake}' is a word of C#; choose another, such as my-{text}")
        : IsTaken(name.Pascal) ? throw Refusal($"'{text}' cannot be a plugin's name: {name.Pascal} is a type that plugins use; choose another, such as my-{text}")
        : name;

    static bool IsTaken(string pascal) =>
        typeof(IScorer).Assembly.GetType($"{nameof(Assay)}.{pascal}") is not null || pascal is nameof(Assay) or "System"
        || Used.Any(space => new[] { typeof(object), typeof(Enumerable), typeof(Console) }.Any(known => known.Assembly.GetType($"{space}.{pascal}") is not null));

    static AssayException Refusal(string message) => new("bad-name", message);
}

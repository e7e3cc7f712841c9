using Assay.Runtime.Pipelines.Binding;
using Assay.Runtime.Pipelines.Yaml;
using Assay.Runtime.Plugins;

namespace Assay.Runtime.Proposing;

/// <summary>A component that recognized something.</summary>
/// <param name="Written">Its options as the pipeline will write them: paths relative to the pipeline.</param>
/// <param name="Main">The path that counts, relative to what was looked at.</param>
sealed record Candidate(Component Component, Recognition Recognition, IReadOnlyDictionary<string, string> Written, string Main)
{
    static readonly string[] LabelWords = ["label", "mask", "annotation", "instance", "ground", "gt", "mine"];
    static readonly string[] OtherWords = ["pred", "model", "result", "detection", "output", "reference", "second", "opinion", "truth", "theirs", "dt"];

    public static IEnumerable<Candidate> Find(IEnumerable<Component> components, IListing listing, string root, string pipelineFolder)
    {
        foreach (var component in components)
            if (component.Type.GetCustomAttributes(typeof(RecognizedByAttribute), false).FirstOrDefault() is RecognizedByAttribute by)
                foreach (var recognition in ((IRecognizer)Activator.CreateInstance(by.Recognizer)!).Look(listing))
                    yield return Make(component, recognition, root, pipelineFolder);
    }

    static Candidate Make(Component component, Recognition recognition, string root, string pipelineFolder)
    {
        var paths = OptionsSchema.Of(component.OptionsType!).Options.Where(option => (TypeWords.ElementOf(option.Type) ?? option.Type) == typeof(InputPath)).Select(option => option.Key).ToHashSet();
        var written = recognition.Options.ToDictionary(option => option.Key, option => paths.Contains(option.Key) ? Relative(pipelineFolder, root, option.Value) : option.Value);
        return new Candidate(component, recognition, written, recognition.Options.First(option => paths.Contains(option.Key)).Value);
    }

    static string Relative(string pipelineFolder, string root, string path) => Path.GetRelativePath(pipelineFolder, Path.Combine(root, path)).Replace('\\', '/');

    /// <summary>How it ranks as what is audited: how sure it is, and whether its name speaks of labels or of somebody else's opinion.</summary>
    public double Rank => Recognition.Sureness + (Says(LabelWords) ? 0.2 : 0) - (Says(OtherWords) ? 0.4 : 0);

    /// <summary>Whether another one has but seen files of this one's layout; what is called somebody's opinion is that wherever it lies.</summary>
    public bool Covers(Candidate other) =>
        Recognition.IsLayout && other.Component.Kind == Component.Kind && other.Recognition.Sureness <= Recognition.Guess
        && (Main == "." || other.Main == Main || other.Main.StartsWith(Main + "/", StringComparison.Ordinal)) && !other.Says(OtherWords);

    bool Says(string[] words) => words.Any(word => Main.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>masks: { labels: maps }</c>.</summary>
    public string Yaml => $"{Component.Name}: {{ {string.Join(", ", Written.Select(option => $"{option.Key}: {YamlText.Scalar(option.Value)}"))} }}";

    /// <summary>An id made of its name, for a reference.</summary>
    public string Id
    {
        get
        {
            var stem = Path.GetFileNameWithoutExtension(Main.Split('/').LastOrDefault(part => !part.Contains('*') && part != ".") ?? "");
            var id = Identifier.SnakeCase(new string([.. stem.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')])).Trim('_');
            // ref.json and 2017.json are ref_json and labels_2017: what the user named can be told again.
            return new[] { id, $"{id}_{Path.GetExtension(Main).TrimStart('.').ToLowerInvariant()}", $"{id}_labels", $"labels_{id}" }.FirstOrDefault(Identifier.IsValid) ?? "second_opinion";
        }
    }
}

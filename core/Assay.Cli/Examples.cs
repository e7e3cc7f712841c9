using System.CommandLine;

namespace Assay.Cli;

/// <summary>How people call each verb, as its help shows it: a command line and what it is good for.</summary>
static class Examples
{
    static readonly Dictionary<string, (string Line, string Purpose)[]> All = new()
    {
        ["assay"] =
        [
            ("assay demo", "See what it does, on a dataset that it makes."),
            ("assay new pipeline --from data/", "Begin with your own data."),
            ("assay run pipeline.yaml --out out/first", "Audit."),
        ],
        ["demo"] =
        [
            ("assay demo", "200 images in assay-demo/, audited."),
            ("assay demo --seed 7 --out /tmp/demo", "Another dataset, somewhere else."),
        ],
        ["new"] =
        [
            ("assay new pipeline --from data/", "A pipeline for the data in a folder."),
            ("assay new script thin-cloud", "A scorer in a few lines of C#, beside a pipeline."),
            ("assay new plugin my-scorer", "A project of your own, outside of this program."),
        ],
        ["new pipeline"] =
        [
            ("assay new pipeline --from data/ --out audit.yaml", "Says what lies in data/, and writes a pipeline that runs on it."),
            ("assay new pipeline --from data/ --format coco --schema", "Of several formats that one; with a schema beside it, for editors."),
        ],
        ["new plugin"] =
        [
            ("assay new plugin my-scorer", "A scorer with options, README and a passing test, in my-scorer/."),
            ("assay new plugin my-format --kind dataset", "A dataset format."),
            ("assay new plugin --from thin-cloud.csx", "The script as a plugin, unchanged, in thin-cloud/."),
        ],
        ["new script"] =
        [
            ("assay new script thin-cloud", "A scorer in C#, and once per folder what editors need."),
            ("assay new script worst-first --kind selector", "One that keeps rows; --kind output writes about a run."),
        ],
        ["doctor"] =
        [
            ("assay doctor", "Terminal, memory, libraries, plugins, and what to do about each that is missing."),
            ("assay doctor pipeline.yaml", "The same for one pipeline; exit code 1 when something it needs is missing."),
        ],
        ["list"] =
        [
            ("assay list", "What pipelines can name: datasets, references, steps, outputs."),
            ("assay list --plugins ~/my-plugins --json", "The same with plugins of your own, for programs."),
        ],
        ["describe"] =
        [
            ("assay describe soft_min", "Options, columns, an example."),
            ("assay describe models.yaml", "The models of a file that pipelines name."),
            ("assay describe coco --kind reference", "Of two components of one name the one that is a reference."),
            ("assay describe unet.onnx", "What a model takes and gives, and the lines of a pipeline that would use it."),
        ],
        ["lint"] =
        [
            ("assay lint pipeline.yaml", "Every mistake at once, each with its line."),
            ("assay lint pipelines README.md", "All pipelines in a folder, and the YAML in a document."),
        ],
        ["schema"] =
        [
            ("assay schema --out pipeline.schema.json", "For editors: put '# yaml-language-server: $schema=pipeline.schema.json' on a pipeline's first line."),
            ("assay schema --plugins ~/my-plugins", "With the options of your own plugins."),
        ],
        ["explain"] =
        [
            ("assay explain unknown-key", "What a code means, and how to mend what it is about."),
            ("assay explain", "Every code there is."),
        ],
        ["test"] =
        [
            ("assay test pipelines", "Every pipeline of a folder that has an x.test.yaml beside it."),
            ("assay test pipeline.yaml --json", "One pipeline, for programs."),
        ],
        ["run"] =
        [
            ("assay run pipeline.yaml --out out/first", "Score, select, queue. Again: goes on where it was interrupted."),
            ("assay run pipeline.yaml --dry-run", "What it would read, ask and write, and how long that may take."),
            ("assay run pipeline.yaml --limit 20", "The first 20 samples, to try."),
        ],
        ["review"] =
        [
            ("assay review out/first", "One item after the other, where you left off."),
            ("assay review out/first --status", "Work left, penalties, how many labels are wrong, and how far reviewers agree."),
            ("assay review out/first --status --by split --json", "The same with penalties by split, for programs."),
        ],
        ["export"] =
        [
            ("assay export out/first", "Outputs once more, with the verdicts of today."),
            ("assay export out/first --corrected --out fixed", "The dataset in its own format with what reviewers agreed on; images stay where they are."),
            ("assay export out/first --as coco --corrected --out fixed.json", "The same as COCO, whatever the dataset is."),
            ("assay export out/first --verdicts csv > verdicts.csv", "What was decided: a row per reviewer and item."),
            ("assay export out/first --as cvat_server --dry-run", "What would be sent, without sending it."),
        ],
        ["gate"] =
        [
            ("assay gate out/first", "Whether the run keeps the pipeline's gates, with the verdicts of today; exit code 1 when not."),
            ("assay gate out/first --junit gates.xml --markdown gates.md", "For a CI server and a pull request."),
        ],
        ["verify"] =
        [
            ("assay verify out/first --with corrected/", "What annotators made of the verdicts; exit code 1 when something is worse than before."),
            ("assay verify out/first --with fixed.json --format coco", "Corrected labels in another format than the run's."),
            ("assay verify out/first --with 'coco: { annotations: fixed.json }' --pictures fixes/ --json", "The same written out; pictures of before and after in fixes/."),
        ],
        ["report"] =
        [
            ("assay report out/first", "out/first/report.html: one file, to open, print or send."),
            ("assay report out/second --since out/first", "With what was fixed since, what is new and what got worse."),
            ("assay report out/first --assets out/first/pictures", "Larger pictures, in a folder beside a smaller page."),
        ],
        ["evaluate"] =
        [
            ("assay evaluate assay-demo/pipeline.yaml --injected assay-demo/injected.csv", "Which scorer finds which of the errors that the demo has hidden."),
            ("assay evaluate pipeline.yaml --injected injected.csv --budget 200 --csv figures.csv", "What a review of 200 items would find, every figure in a file."),
            ("assay evaluate pipeline.yaml --corrected release-2/labels", "Errors are what a later release of the labels has changed."),
            ("assay evaluate pipeline.yaml --verdicts out/first", "Errors are what reviewers of a run have found."),
        ],
        ["inject"] =
        [
            ("assay inject pipeline.yaml --out out/injected", "A fifth of the samples gets one error each: dropped, swapped or shifted objects."),
            ("assay inject pipeline.yaml --out out/edges --kinds erode,dilate --strengths 0.5,1", "Only outlines that are too tight or too loose."),
            ("assay inject pipeline.yaml --out out/hard --place hard", "Only objects that the pipeline's model is unsure of: what its scorers find least easily."),
        ],
        ["compare"] =
        [
            ("assay compare mine.json theirs.json", "What differs between two datasets: how much, where, which way."),
            ("assay compare gold.json model-a.json model-b.json", "Several against one, a row each."),
            ("assay compare coco/ sama/ --sizes box --top 20 --out out/sama", "Folders of shards; sizes by box, the 20 most frequent classes."),
            ("assay compare mine.json 'coco_results: { results: r.json, images_from: mine.json }'", "A side written out as a pipeline has it."),
            ("assay compare mine.json theirs.json --print-pipeline > compare.yaml", "The pipeline, to change or to keep; relative to this folder."),
        ],
        ["cache"] =
        [
            ("assay cache", "What is kept between runs, and how large it is."),
            ("assay cache limit 20GB", "The least recently used goes first, at the end of a run."),
            ("assay cache clear opinions", "Ask models again."),
        ],
        ["cache limit"] =
        [
            ("assay cache limit 20GB", "From now on, for every run."),
        ],
        ["cache clear"] =
        [
            ("assay cache clear", "Everything."),
            ("assay cache clear scores", "Only finished scores."),
        ],
        ["completion"] =
        [
            ("source <(assay completion bash)", "In ~/.bashrc; zsh alike."),
            ("assay completion fish > ~/.config/fish/completions/assay.fish", "Once."),
            ("assay completion powershell | Out-String | Invoke-Expression", "In $PROFILE."),
        ],
    };

    /// <summary>Of a verb, or of a verb's verb: <c>new plugin</c>.</summary>
    public static IReadOnlyList<(string Line, string Purpose)> Of(Command command)
    {
        var path = command is RootCommand ? "assay" : string.Join(' ', Path(command).Reverse());
        return All.GetValueOrDefault(path, []);
    }

    static IEnumerable<string> Path(Command command)
    {
        for (Command? at = command; at is not null and not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
            yield return at.Name;
    }
}

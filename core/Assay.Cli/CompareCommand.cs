using System.CommandLine;
using Assay.Runtime.Comparing;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay compare</c>: holds datasets, or a model's results, against each other.</summary>
static class CompareCommand
{
    public static Command Create()
    {
        var a = new Argument<string>("A") { Description = "Labels: a file, a folder or a glob that a component recognizes, or a component with its options as a pipeline has it: 'coco: { annotations: a.json }'." };
        var others = new Argument<string[]>("B") { Description = "What is held against them, named alike: labels or a model's results. Several: a row each.", Arity = ArgumentArity.OneOrMore };
        var classes = Choice("--classes", "What joins classes: their names, or their numbers.", "name", "id");
        var join = Choice("--join", "What joins images: their file names, or their ids.", "name", "id");
        var sizes = Choice("--sizes", "What makes an object small, medium or large: its area, or its box's.", "area", "box");
        var ties = Choice("--tie-order", "Which mean average precision comes first, where all confidences are the same; tables hold both.", "fiftyone", "pycocotools");
        var gold = Choice("--gold", "Which side is taken for the truth in precision and recall.", "a", "b");
        var crowds = Choice("--crowds", "What matches with crowd regions count as: a true positive each, or nothing.", "counted", "set_aside");
        var iou = new Option<double>("--iou") { Description = "From this intersection over union on, two objects are the same.", HelpName = "IOU", DefaultValueFactory = _ => 0.5 };
        var contour = new Option<bool>("--contour") { Description = "Measure how far outlines are apart, or fail. Default: where the step 'contour' is installed." };
        var noContour = new Option<bool>("--no-contour") { Description = "Do not measure outlines: faster." };
        var top = new Option<int>("--top") { Description = "How many classes stand for themselves; the rest is 'other'.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var minJoined = new Option<double?>("--min-joined") { Description = "Least share of A's images that B must know. Default: 0.98.", HelpName = "SHARE" };
        var to = new Option<string?>("--out", "-o") { Description = "The run folder; made, or resumed when it holds the same comparison. Default: runs/compare-A-B.", HelpName = "DIR" };
        var jobs = new Option<int?>("--jobs", "-j") { Description = "Images examined at once. Results do not depend on it. Default: as many as there are cores.", HelpName = "N" };
        var print = new Option<bool>("--print-pipeline") { Description = "Print the pipeline that would run, and do nothing." };
        iou.Validators.Add(result => RefuseOutside(iou, result, 0.1, 1));
        minJoined.Validators.Add(result => RefuseOutside(minJoined, result, 0, 1));
        foreach (var positive in new Option[] { top, jobs })
            positive.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
                    result.AddError($"{positive.Name} is {value}, expected 1 or more");
            });
        var command = new Command("compare", "Hold two datasets against each other: counts, sizes, classes, agreement, distances of outlines.") { a, others, classes, join, iou, sizes, ties, gold, crowds, contour, noContour, top, minJoined, to, jobs, print };
        command.Validators.Add(result =>
        {
            if (result.GetValue(contour) && result.GetValue(noContour))
                result.AddError("--contour and --no-contour say the opposite; give one of them");
        });
        command.SetAction((parse, cancel) =>
        {
            var options = new ComparisonOptions(parse.GetValue(iou), parse.GetValue(classes) == "id", parse.GetValue(join) == "id", parse.GetValue(sizes) == "box", parse.GetValue(ties)!, parse.GetValue(gold) == "b", parse.GetValue(crowds) == "set_aside",
                parse.GetValue(contour) ? true : parse.GetValue(noContour) ? false : null, parse.GetValue(top), parse.GetValue(minJoined));
            var runner = new ComparisonRunner(new Terminal(parse), parse.GetValue(a)!, parse.GetValue(others)!, options);
            return parse.GetValue(print) ? runner.PrintAsync(cancel) : runner.RunAsync(parse.GetValue(to), parse.GetValue(jobs) ?? Environment.ProcessorCount);
        });
        return command;
    }

    static Option<string> Choice(string name, string description, params string[] words)
    {
        var option = new Option<string>(name) { Description = $"{description}", HelpName = string.Join('|', words), DefaultValueFactory = _ => words[0] };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value, StringComparer.Ordinal))
                result.AddError($"{name} is '{token.Value}', expected {string.Join(" or ", words)}");
        });
        option.CompletionSources.Add(words);
        return option;
    }

    static void RefuseOutside(Option option, System.CommandLine.Parsing.OptionResult result, double above, double most)
    {
        if (result.Tokens.Count > 0 && double.TryParse(result.Tokens[0].Value, out var value) && !(value > above && value <= most || above == 0 && value == 0))
            result.AddError($"{option.Name} is {result.Tokens[0].Value}, expected {(above == 0 ? "0" : $"more than {above}")} to {most}");
    }
}

using System.CommandLine;
using Assay.Runtime.Evaluating;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay evaluate</c>: measures a pipeline's scorers on known errors.</summary>
static class EvaluateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("PIPELINE") { Description = "The pipeline's YAML file. Its scorers run on the whole dataset, its selectors do not." };
        var injected = new Option<string?>("--injected") { Description = "The list of errors that were put into the labels: injected.csv of 'assay inject' or 'assay demo'.", HelpName = "FILE" };
        var corrected = new Option<string?>("--corrected") { Description = "A corrected release: what changed is what was wrong. The path that replaces the dataset's own, or the id of one of the pipeline's references.", HelpName = "DATASET" };
        var verdicts = new Option<string?>("--verdicts") { Description = "A reviewed run: its verdicts say what is wrong; items that nobody reviewed take no part.", HelpName = "RUN" };
        var minPx = new Option<int>("--min-px") { Description = "With --corrected and label maps: regions of fewer changed pixels are no error.", HelpName = "N", DefaultValueFactory = _ => new Correction().MinPx };
        var outline = new Option<double>("--same-outline") { Description = "With --corrected and objects: from this intersection over union on, an outline has not changed.", HelpName = "IOU", DefaultValueFactory = _ => new Correction().SameOutline };
        var background = new Option<string[]>("--background") { Description = "With --corrected and label maps: a class that means 'nothing here', so that a change is an omission or an extra; may be repeated.", HelpName = "CLASS", DefaultValueFactory = _ => [] };
        var budget = new Option<int?>("--budget") { Description = "How many items of the queue are looked at. Default: what the pipeline's last step with a number keeps, else a tenth, or as many as are wrong when that is more.", HelpName = "N" };
        var seed = new Option<int>("--seed") { Description = "Seed of the two halves and of the intervals.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var oracle = new Option<bool>("--oracle") { Description = "Also measure a scorer that knows every error: what cannot be beaten." };
        var csv = new Option<string?>("--csv") { Description = "Write every figure to a file.", HelpName = "FILE" };
        var to = new Option<string?>("--out", "-o") { Description = "The run folder; made, or resumed when it holds the same evaluation. Default: runs/NAME.evaluate beside the pipeline.", HelpName = "DIR" };
        var jobs = new Option<int?>("--jobs", "-j") { Description = "Samples examined at once. Results do not depend on it. Default: as many as there are cores.", HelpName = "N" };
        var limit = new Option<int?>("--limit") { Description = "Only the first N samples.", HelpName = "N" };
        var noCache = new Option<bool>("--no-cache") { Description = "Compute every score and ask for every opinion, whatever earlier runs left." };
        foreach (var positive in new Option[] { budget, jobs, limit, minPx })
            positive.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
                    result.AddError($"{positive.Name} is {value}, expected 1 or more");
            });
        var command = new Command("evaluate", "Measure which scorer finds which kind of error, on errors that are known.") { file, injected, corrected, verdicts, minPx, outline, background, budget, seed, oracle, csv, to, jobs, limit, noCache, GlobalOptions.NoScripts };
        command.Validators.Add(result =>
        {
            if (new[] { injected, corrected, verdicts }.Count(option => result.GetValue(option) is not null) != 1)
                result.AddError("assay evaluate needs to know what is wrong: give one of --injected FILE, --corrected DATASET and --verdicts RUN");
            if (result.GetValue(corrected) is null && new Option[] { minPx, outline, background }.Any(option => result.GetResult(option) is { Implicit: false }))
                result.AddError("--min-px, --same-outline and --background belong to --corrected");
        });
        command.SetAction((parse, _) =>
        {
            var pipeline = parse.GetValue(file)!;
            var options = new RunOptions(parse.GetValue(to) ?? RunCommand.DefaultFolder(pipeline) + ".evaluate", parse.GetValue(jobs) ?? Environment.ProcessorCount, parse.GetValue(limit),
                Reuse: !parse.GetValue(noCache), Update: parse.GetValue(to) is null);
            var evaluation = new EvaluationOptions(parse.GetValue(budget), parse.GetValue(seed), parse.GetValue(oracle), options.Jobs);
            return new EvaluationRunner(new Terminal(parse), options, evaluation).RunAsync(pipeline, new TruthSource(parse.GetValue(injected), parse.GetValue(corrected), parse.GetValue(verdicts), new Correction(parse.GetValue(minPx), parse.GetValue(outline), parse.GetValue(background))), parse.GetValue(csv));
        });
        return command;
    }
}

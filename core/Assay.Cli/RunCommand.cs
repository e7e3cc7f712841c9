using System.CommandLine;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay run</c>: runs a pipeline, or goes on with an interrupted run.</summary>
static class RunCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("PIPELINE") { Description = "The pipeline's YAML file." };
        var to = new Option<string?>("--out", "-o") { Description = "The run folder; made, or resumed when it holds the same run. Default: runs/ beside the pipeline, by its name.", HelpName = "DIR" };
        var jobs = new Option<int?>("--jobs", "-j") { Description = "Samples examined at once. Results do not depend on it. Default: as many as there are cores.", HelpName = "N" };
        var limit = new Option<int?>("--limit") { Description = "Only the first N samples.", HelpName = "N" };
        var seed = new Option<int?>("--seed") { Description = "Seed of the control sample, instead of the pipeline's.", HelpName = "N" };
        var strict = new Option<bool>("--strict") { Description = "Warnings of lint are errors, and any problem in the data makes the exit code 4." };
        var dry = new Option<bool>("--dry-run") { Description = "Open everything and say what would be read, asked, added and written, with an estimate of time and memory. Writes nothing." };
        var noProbe = new Option<bool>("--no-probe") { Description = "With --dry-run: audit no samples for the estimate." };
        var prefetch = new Option<int>("--prefetch") { Description = "Files of so many samples are read ahead while others are scored; more for a slow network disk, 0 for none. Results do not depend on it.", HelpName = "N", DefaultValueFactory = _ => 16 };
        var update = new Option<bool>("--update") { Description = "Make a run anew whose pipeline or data changed, in its folder: scores that do not depend on the change are reused, verdicts stay." };
        var noCache = new Option<bool>("--no-cache") { Description = "Compute every score and ask for every opinion, whatever earlier runs left." };
        var watch = new Option<bool>("--watch") { Description = "Run, then watch the pipeline and its scripts: on every change run again and print which columns changed. Best with --limit. Ctrl-C ends." };
        file.Validators.Add(result => RefuseEmpty("PIPELINE", result));
        to.Validators.Add(result => RefuseEmpty("--out", result));
        foreach (var positive in new Option[] { jobs, limit })
            positive.Validators.Add(result => RefuseBelowOne(positive, result));
        prefetch.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < 0)
                result.AddError($"--prefetch is {value}, expected 0 or more");
        });
        var command = new Command("run", "Run a pipeline: score, select, queue. An interrupted run goes on where it stopped.") { file, to, jobs, limit, seed, strict, update, noCache, prefetch, dry, noProbe, watch, GlobalOptions.NoScripts };
        command.Validators.Add(result =>
        {
            if (result.GetValue(noProbe) && !result.GetValue(dry))
                result.AddError("--no-probe belongs to --dry-run; add --dry-run, or leave it out");
            if (result.GetValue(watch) && (result.GetValue(to) is not null || result.GetValue(dry) || result.GetValue(GlobalOptions.Json)))
                result.AddError("--watch runs again and again in a folder of its own and prints text; leave out --out, --dry-run and --json");
        });
        command.SetAction((parse, cancel) =>
        {
            var options = new RunOptions(parse.GetValue(to) ?? DefaultFolder(parse.GetValue(file)!), parse.GetValue(jobs) ?? Environment.ProcessorCount, parse.GetValue(limit), parse.GetValue(seed),
                Reuse: !parse.GetValue(noCache), Update: parse.GetValue(update), Prefetch: parse.GetValue(prefetch));
            return parse.GetValue(watch) ? new Watcher(new Terminal(parse)).RunAsync(parse.GetValue(file)!, options)
                : parse.GetValue(dry) ? new DryRunner(new Terminal(parse)).RunAsync(parse.GetValue(file)!, !parse.GetValue(noProbe), options)
                : new Runner(new Terminal(parse)).RunAsync(parse.GetValue(file)!, parse.GetValue(strict), options);
        });
        return command;
    }

    static void RefuseEmpty(string name, System.CommandLine.Parsing.SymbolResult result)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            result.AddError($"{name} is empty, expected a path");
    }

    static void RefuseBelowOne(Option option, System.CommandLine.Parsing.OptionResult result)
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
            result.AddError($"{option.Name} is {value}, expected 1 or more");
    }

    public static string DefaultFolder(string pipeline) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(pipeline))!, "runs", Path.GetFileNameWithoutExtension(pipeline));
}

using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Assay.Runtime.Injecting;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Cli;

/// <summary><c>assay inject</c>: writes a copy of a pipeline's dataset with known errors, to see which scorer finds them.</summary>
static class InjectCommand
{
    static readonly InjectOptions Usual = new();
    static readonly string[] Places = ["random", "hard"]; // as InjectPlace

    public static Command Create()
    {
        var file = new Argument<string>("PIPELINE") { Description = "The pipeline whose dataset is copied; the dataset itself is not touched." };
        var to = new Option<string>("--out", "-o") { Description = "The folder to make: labels with errors, injected.csv with one row per error, pipeline.yaml that reads the copy.", HelpName = "DIR", Required = true };
        var kinds = new Option<string>("--kinds") { Description = $"Kinds of errors, spread evenly: {string.Join(", ", Injections.Names)}. The README says what each does, and what strength means to it. Without it {string.Join(", ", Injections.Usual)}; for tags swap.", HelpName = "LIST" };
        var share = new Option<string>("--share") { Description = "The share of samples that get errors.", HelpName = "X", DefaultValueFactory = _ => Text(Usual.Share) };
        var strengths = new Option<string>("--strengths") { Description = "Strengths, spread evenly, above 0 and at most 1: shares of an object for drop and swap, else half-widths (shift) or quarters of its width.", HelpName = "LIST", DefaultValueFactory = _ => string.Join(',', Usual.Strengths.Select(Text)) };
        var seed = new Option<int>("--seed") { Description = "Another seed chooses other samples and objects.", HelpName = "N", DefaultValueFactory = _ => Usual.Seed };
        var each = new Option<int>("--per-sample") { Description = "Errors in each chosen sample; their boxes do not overlap. Tags get one.", HelpName = "N", DefaultValueFactory = _ => Usual.PerSample };
        var least = new Option<int>("--min-pixels") { Description = "No error changes fewer pixels.", HelpName = "N", DefaultValueFactory = _ => Usual.MinPixels };
        var place = new Option<string>("--place") { Description = "Which objects: random, any; hard, the quarter of all objects whose label the pipeline's references support least (lowest mean probability of the object's class, or lowest confidence of the matching instance), without those that they contradict.", HelpName = "random|hard", DefaultValueFactory = _ => Places[0] };
        var force = new Option<bool>("--force") { Description = "Replace what an earlier injection left in the folder." };
        foreach (var positive in new[] { each, least })
            positive.Validators.Add(result => RefuseBelowOne(positive.Name, result));
        place.Validators.Add(RefusePlace);
        share.Validators.Add(result => RefuseShares("--share", result, text => [text]));
        strengths.Validators.Add(result => RefuseShares("--strengths", result, List));
        to.Validators.Add(result => RefuseEmpty("--out", result));
        file.Validators.Add(result => RefuseEmpty("PIPELINE", result));
        kinds.Validators.Add(result => RefuseEmpty("--kinds", result));
        var command = new Command("inject", "Write a copy of the dataset with known errors in its labels, to see what finds them.") { file, to, kinds, share, strengths, seed, each, least, place, force, GlobalOptions.NoScripts };
        command.SetAction((parse, _) => RunAsync(new Terminal(parse), parse.GetValue(file)!, parse.GetValue(to)!, parse.GetValue(force), new InjectOptions
        {
            Kinds = [.. List(parse.GetValue(kinds) ?? "")],
            Share = double.Parse(parse.GetValue(share)!, CultureInfo.InvariantCulture),
            Strengths = [.. List(parse.GetValue(strengths)!).Select(text => double.Parse(text, CultureInfo.InvariantCulture))],
            Seed = parse.GetValue(seed),
            PerSample = parse.GetValue(each),
            MinPixels = parse.GetValue(least),
            Place = (InjectPlace)Array.IndexOf(Places, parse.GetValue(place)),
        }));
        return command;
    }

    static async Task<int> RunAsync(Terminal terminal, string file, string to, bool force, InjectOptions options)
    {
        var catalog = terminal.Discover();
        var problems = new ProblemLog();
        var hosts = new Hosts(catalog.Components, problems, AssayFolders.Cache);
        var pipeline = PipelineReader.Read(file, catalog, terminal.Scripts(), hosts.For);
        using var interruption = new Interruption(terminal);
        using var folder = InjectFolder.Claim(to, force, pipeline);
        try
        {
            var outcome = await new Injector(pipeline, hosts, problems, options).RunAsync(folder, interruption.Token);
            Print(terminal, outcome);
        }
        catch (DataException e)
        {
            terminal.Say($"{e.ToProblem()} [{e.Code}]");
            return ExitCode.Usage;
        }
        terminal.Next($"assay evaluate {Runner.Shown(Path.Combine(to, InjectFolder.PipelineFile))} --injected {Runner.Shown(Path.Combine(to, InjectFolder.Injected))}{terminal.PluginOptions}");
        return ExitCode.Done;
    }

    static void Print(Terminal terminal, InjectOutcome outcome)
    {
        var groups = outcome.Errors.GroupBy(error => (error.Kind, error.Strength)).OrderBy(group => Injections.Names.ToList().IndexOf(group.Key.Kind)).ThenBy(group => group.Key.Strength)
            .Select(group => (group.Key.Kind, group.Key.Strength, Errors: group.Count(), Median: Median(group.Select(error => error.ChangedPx)))).ToList();
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("schema_version", 1);
                json.WriteNumber("samples", outcome.Samples);
                json.WriteStartArray("errors");
                foreach (var (kind, strength, errors, median) in groups)
                {
                    json.WriteStartObject();
                    json.WriteString("kind", kind);
                    json.WriteNumber("strength", strength);
                    json.WriteNumber("errors", errors);
                    json.WriteNumber("median_px", median);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                json.WriteEndObject();
            });
        else
            foreach (var line in TextTable.Lines([["kind", "strength", "errors", "median px"], .. groups.Select(group => new[] { group.Kind, Text(group.Strength), Text(group.Errors), Text(group.Median) })]))
                terminal.Out.WriteLine(line);
        if (!terminal.Quiet)
            terminal.Say($"{outcome.Errors.Count} errors in {outcome.Errors.DistinctBy(error => error.Sample).Count()} of {outcome.Samples} samples; the others are as they were");
    }

    /// <summary>The lower one of two.</summary>
    static long Median(IEnumerable<long> values) => values.Order().ToArray() is var sorted ? sorted[(sorted.Length - 1) / 2] : 0;

    static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    static IEnumerable<string> List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static void RefuseEmpty(string name, SymbolResult result)
    {
        if (result.Tokens.Any(token => token.Value.Trim(',', ' ').Length == 0))
            result.AddError($"{name} is empty, expected a value");
    }

    static void RefusePlace(OptionResult result)
    {
        foreach (var token in result.Tokens)
            if (!Places.Contains(token.Value))
                result.AddError($"--place is '{token.Value}', expected one of: {string.Join(", ", Places)}{Suggestion.For(token.Value, Places)}");
    }

    static void RefuseBelowOne(string name, OptionResult result)
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out var value) && value < 1)
            result.AddError($"{name} is {value}, expected 1 or more");
    }

    static void RefuseShares(string name, OptionResult result, Func<string, IEnumerable<string>> list)
    {
        foreach (var text in result.Tokens.SelectMany(token => list(token.Value).DefaultIfEmpty("")))
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value > 0 && value <= 1))
                result.AddError($"{name} is '{text}', expected a number above 0 and at most 1");
    }
}

using System.CommandLine;

namespace Assay.Cli;

/// <summary><c>assay export</c>: writes what came of a run and its review, with the verdicts there are now.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a finished run." };
        var name = new Option<string?>("--as") { Description = "Write this output only (coco, masks, cvat, ...), whether or not the pipeline names it. 'assay list' has them all.", HelpName = "OUTPUT" };
        var corrected = new Option<bool>("--corrected") { Description = "With what reviewers agreed on: as that output, or without --as in the dataset's own format, as a copy. Originals are never touched." };
        var verdicts = new Option<string?>("--verdicts") { Description = "Write the verdicts: csv (a row each), json (in full), coco (reviewed samples with objects kept, corrected, removed, added), or difficulty (how hard each sample was, as an attribute for hi).", HelpName = "FORMAT" };
        var to = new Option<string?>("--out") { Description = "Where it goes. Default: of an output as it says itself, of a corrected copy corrected/ in the run folder, of verdicts standard output.", HelpName = "PATH" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Send nothing: outputs that talk to servers say what they would send, others are left out." };
        verdicts.AcceptOnlyFromAmong("csv", "json", "coco", "difficulty");
        var command = new Command("export", "Write a run's outputs again, its labels corrected, or its verdicts.") { run, name, corrected, verdicts, to, dryRun, GlobalOptions.NoScripts };
        command.Validators.Add(result =>
        {
            var wants = (As: result.GetValue(name) is not null, Corrected: result.GetValue(corrected), Verdicts: result.GetValue(verdicts) is not null);
            if (wants.Verdicts && (wants.As || wants.Corrected || result.GetValue(dryRun)))
                result.AddError("--verdicts stands alone or with --out");
            else if (result.GetValue(to) is not null && wants is (false, false, false))
                result.AddError("--out belongs to --as, --corrected or --verdicts; where the pipeline's outputs go, their options say");
            else if (wants is { Corrected: true, As: false } && result.GetValue(dryRun))
                result.AddError("--dry-run belongs to outputs; a corrected copy sends nothing");
        });
        command.SetAction(async (parse, cancel) =>
        {
            var exporting = new Exporting(new Terminal(parse), parse.GetValue(run)!, parse.GetValue(to));
            return parse.GetValue(verdicts) is { } format ? await exporting.VerdictsAsync(format, cancel)
                : parse.GetValue(name) is null && parse.GetValue(corrected) ? await exporting.CopyAsync(cancel)
                : await exporting.OutputsAsync(parse.GetValue(name), parse.GetValue(corrected), parse.GetValue(dryRun), cancel);
        });
        return command;
    }
}

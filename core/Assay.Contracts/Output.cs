using System.Text.Json;

namespace Assay;

/// <summary>A finished run, as an output sees it.</summary>
public interface IRun
{
    /// <summary>The run folder.</summary>
    string Folder { get; }

    /// <summary>The audited dataset, open; labels carry the format's own class ids.</summary>
    IDataset Dataset { get; }

    /// <summary>The dataset's classes.</summary>
    ClassList Classes { get; }

    /// <summary>The final table.</summary>
    Table Table { get; }

    /// <summary>The queue.</summary>
    IReadOnlyList<Item> Queue { get; }

    /// <summary>Current verdicts, by item id: the last word of each reviewer.</summary>
    IReadOnlyList<(string Reviewer, Verdict Verdict)> Verdicts { get; }

    /// <summary>Not null: a rehearsal. Nothing beyond the run folder may be changed, and what would be is written here, a line each. The caller owns it.</summary>
    TextWriter? Rehearsal => null;

    /// <summary>
    /// How the review stands, as <c>assay review --status --json</c> says it: decisions, reviewers, penalties, estimates of how many labels are wrong with their intervals, agreement. Undefined
    /// in a host that does not say.
    /// </summary>
    JsonElement Review => default;

    /// <summary>Reads a sample with classes mapped.</summary>
    ValueTask<Sample> ReadAsync(int index, CancellationToken cancel);

    /// <summary>Where a sample lies on the ground, as the dataset or its image says; null when neither does.</summary>
    /// <exception cref="DataException">Neither can be read.</exception>
    ValueTask<Georeference?> WhereOfAsync(int index, CancellationToken cancel) => ValueTask.FromResult<Georeference?>(null);

    /// <summary>What a reference said of a queued sample; <see cref="Opinion.None"/> when nothing was kept.</summary>
    ValueTask<Opinion> OpinionAsync(string reference, string sample, CancellationToken cancel);

    /// <summary>
    /// What a reference says of any sample, in full and with classes mapped. A costly one answers from what runs have kept, and is asked again only where nothing is kept; one that
    /// reads files reads them again. Called from one thread at a time.
    /// </summary>
    /// <param name="reference">Its id in the pipeline.</param>
    /// <param name="index">Position in <see cref="Dataset"/>.</param>
    /// <param name="cancel">Stops asking.</param>
    /// <exception cref="DataException">The sample cannot be read, or the reference cannot answer.</exception>
    ValueTask<Opinion> AskAsync(string reference, int index, CancellationToken cancel) => OpinionAsync(reference, Dataset.Ids[index], cancel);

    /// <summary>
    /// Reads a sample and applies what its reviewers agreed on: what verdicts say is to be taken over from a reference or removed; of verdicts that say nothing of it, an instance that
    /// is <c>extra</c> goes and an omission becomes an instance. Reviewers agree when all that judged the item call it an error and want the same. A verdict about labels that have
    /// changed since corrects nothing.
    /// </summary>
    /// <exception cref="DataException">The sample cannot be read.</exception>
    async ValueTask<CorrectedSample> CorrectAsync(int index, CancellationToken cancel) => new(await ReadAsync(index, cancel), await Dataset.ReadAsync(index, cancel));
}

/// <summary>Writes something about a run: an export, a report.</summary>
public interface IOutput
{
    /// <summary>The opinions it asks for (<see cref="IRun.AskAsync"/>), by the option that names the reference: lint refuses one that gives something else. Known from the options.</summary>
    IReadOnlyList<Need> Needs => [];

    /// <summary>It heeds <see cref="IRun.Rehearsal"/>; a rehearsal leaves out outputs that do not.</summary>
    bool Rehearses => false;

    /// <summary>Writes it, below the run folder unless an option says where.</summary>
    Task WriteAsync(IRun run, CancellationToken cancel);
}

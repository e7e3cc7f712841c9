using Assay.Runtime.Injecting;
using Assay.Runtime.Pipelines;
using Assay.Runtime.Running;

namespace Assay.Runtime.Reviewing;

/// <summary>Writes a run's dataset in its own format with what reviewers agreed on; the original is only read, images are not copied. Written beside its place, and moved there when it is complete.</summary>
sealed class CorrectedCopy(Pipeline pipeline, OpenDataset dataset, FinishedRun run)
{
    const string PipelineFile = "pipeline.yaml", List = "corrections.csv";

    /// <param name="to">Is made; must not be there, or be empty.</param>
    /// <exception cref="AssayException">The dataset cannot be copied, or something is there.</exception>
    public async Task<CorrectedExport> WriteAsync(string to, CancellationToken cancel)
    {
        if (dataset.Tiling is not null)
            throw new AssayException("no-copy", $"{pipeline.File} cuts images into tiles, and a copy of the dataset can only be made of whole images; write the corrected tiles with --as");
        if (dataset.Source is not ICopyableDataset source)
            throw new AssayException("no-copy", $"the dataset '{dataset.Component.Name}' cannot write itself; write the corrected labels in another format with --as");
        to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        if (File.Exists(to) || Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new AssayException("would-overwrite", $"{to} is not empty; name a new folder with --out");
        if (pipeline.Paths.FirstOrDefault(named => Directory.Exists(named.Path) && (to + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(named.Path) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } read)
            throw new AssayException("would-overwrite", $"{to} lies in {read.Path}, which the pipeline reads: it would then read the copy, too; name another folder with --out");
        var staging = AtomicFile.Temporary(to);
        try
        {
            Directory.CreateDirectory(staging);
            var export = await WriteAsync(source, staging, to, cancel);
            if (Directory.Exists(to))
                Directory.Delete(to);
            Directory.Move(staging, to);
            return export;
        }
        finally
        {
            if (Directory.Exists(staging))
                Directory.Delete(staging, recursive: true);
        }
    }

    async Task<CorrectedExport> WriteAsync(ICopyableDataset source, string staging, string to, CancellationToken cancel)
    {
        List<(string Sample, ItemCorrection One)> all = [];
        await using var copy = source.BeginCopy(staging);
        for (var index = 0; index < dataset.Ids.Count; index++)
        {
            cancel.ThrowIfCancellationRequested();
            if (run.IsToCorrect(index))
                all.AddRange((await CorrectAsync(copy, index, cancel)).Select(one => (dataset.Ids[index], one)));
        }
        var replaced = await copy.CompleteAsync(cancel);
        WriteList(Path.Combine(staging, List), all);
        AtomicFile.WriteText(Path.Combine(staging, PipelineFile), text => text.Write(PipelineCopy.Write(pipeline, to, replaced)));
        return new CorrectedExport(to, all.Count(pair => pair.One.Why is null), [.. all.Where(pair => pair.One.Why is not null).CountBy(pair => pair.One.Why!).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)]);
    }

    async Task<IEnumerable<ItemCorrection>> CorrectAsync(IDatasetCopy copy, int index, CancellationToken cancel)
    {
        try
        {
            var corrected = await run.CorrectAsync(index, cancel);
            if (corrected.Applied.Count > 0)
                await copy.ReplaceAsync(index, corrected.Own.Labels!, cancel);
            return [.. corrected.Applied, .. corrected.Left];
        }
        catch (DataException e)
        {
            return [.. run.WantedOf(index).Select(one => one with { Why = e.Message })]; // The copy keeps the sample as it is.
        }
    }

    static void WriteList(string path, IEnumerable<(string Sample, ItemCorrection One)> all) => AtomicFile.WriteText(path, to =>
    {
        Csv.WriteLine(to, ["item", "sample", "kinds", "take", "reference", "instance", "reference_instance", "box", "applied", "why"]);
        foreach (var (sample, one) in all)
            Csv.WriteLine(to, [one.Item, sample, string.Join(' ', one.Kinds), one.Remedy?.Take.ToString().ToLowerInvariant() ?? "", one.Remedy?.Reference ?? "", $"{one.Remedy?.Instance}", $"{one.Remedy?.ReferenceInstance}",
                one.Remedy?.Box is { } box ? string.Join(' ', new[] { box.X, box.Y, box.Width, box.Height }.Select(Csv.Number)) : "", one.Why is null ? "1" : "0", one.Why ?? ""]);
    });
}

namespace Assay.Runtime.Running;

/// <summary>Keeps what references said of queued samples in the run folder, classes mapped, because review never asks a model. Probabilities are kept as their arg-max.</summary>
sealed class KeptOpinions(RunFolder folder, OpenDataset dataset, IReadOnlyDictionary<string, OpenReference> references, ProblemLog problems)
{
    public async Task KeepAsync(IReadOnlyList<int> samples, int jobs, CancellationToken stop)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = stop };
        foreach (var reference in references.Values)
            await Parallel.ForEachAsync(samples.Where(index => !File.Exists(folder.Opinion(reference.Id, dataset.Ids[index]) + ".json")), options,
                async (index, _) => await KeepAsync(reference, index, CancellationToken.None));
    }

    async Task KeepAsync(OpenReference reference, int index, CancellationToken stop)
    {
        var sample = await dataset.ReadAsync(index, stop);
        if ((await reference.AskAsync([(index, sample)], stop))[0].Opinion is not { } opinion)
            return;
        try
        {
            OpinionStore.Write(folder.Opinion(reference.Id, sample.Id), opinion with { Probabilities = null, LabelMap = opinion.LabelMap ?? Classes(reference, opinion.Probabilities), Problems = [] });
        }
        catch (DataException e)
        {
            problems.Add(e.ToProblem(sample.Id)); // A scorer that looks at some planes only may have passed what is broken elsewhere.
        }
    }

    LabelMap? Classes(OpenReference reference, Probabilities? probabilities) => probabilities is null ? null : MostProbable.Of(probabilities, dataset.Classes, $"reference '{reference.Id}'");
}

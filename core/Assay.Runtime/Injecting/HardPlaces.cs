using Assay.Runtime.Running;

namespace Assay.Runtime.Injecting;

/// <summary>Where the references are unsure: of all objects of the dataset whose label they support, the quarter with the least <see cref="Support"/>; equals are all in or all out.</summary>
sealed class HardPlaces
{
    const int OneOf = 4;

    readonly Dictionary<int, HashSet<int>> keys;

    HardPlaces(IEnumerable<Place> hard) => keys = hard.GroupBy(place => place.Sample).ToDictionary(places => places.Key, places => places.Select(place => place.Key).ToHashSet());

    readonly record struct Place(int Sample, int Key, double Support);

    /// <summary>None in a sample that no reference speaks of.</summary>
    public HardObjects Of(int sample, Labels labels) => new(keys.GetValueOrDefault(sample, []), labels);

    /// <summary>Asks about every sample.</summary>
    /// <exception cref="AssayException">No reference can tell.</exception>
    public static async Task<HardPlaces> FindAsync(OpenInputs inputs, Subjects subjects, Evidence of, CancellationToken stop)
    {
        var asked = inputs.References.Values.Where(reference => (reference.Gives & Support.Needed(of)) != 0).ToList();
        if (asked.Count == 0)
            throw Refusal(inputs, of, "none of the pipeline's references gives");
        List<Place> places = [];
        foreach (var chunk in Enumerable.Range(0, inputs.Dataset.Ids.Count).Chunk(asked.Max(reference => reference.Batch)))
        {
            stop.ThrowIfCancellationRequested();
            places.AddRange(await LookAsync(asked, subjects, chunk, of, stop));
        }
        if (places.Count == 0)
            throw Refusal(inputs, of, "for none of the dataset's objects is there");
        var sorted = places.Select(place => place.Support).Order().ToArray();
        var most = sorted[(sorted.Length + OneOf - 1) / OneOf - 1];
        return new HardPlaces(places.Where(place => place.Support <= most));
    }

    static async Task<IEnumerable<Place>> LookAsync(List<OpenReference> asked, Subjects subjects, int[] chunk, Evidence of, CancellationToken stop)
    {
        List<(int Index, Sample Sample, Subject Subject)> read = [];
        foreach (var index in chunk)
            if (await subjects.ReadAsync(index, stop) is var (raw, subject))
                read.Add((index, raw with { Labels = subject.Labels }, subject));
        List<Place> found = [];
        foreach (var reference in asked)
            foreach (var (one, (opinion, _)) in read.Zip(await reference.AskAsync([.. read.Select(one => (one.Index, one.Sample))], stop)))
                if (opinion is not null)
                    found.AddRange(Named(reference, one.Sample, () => Support.Of(one.Subject, opinion, of).Select(pair => new Place(one.Index, pair.Key, pair.Support)).ToList()));
        return found.GroupBy(place => (place.Sample, place.Key)).Select(same => same.First() with { Support = same.Average(place => place.Support) });
    }

    static List<Place> Named(OpenReference reference, Sample sample, Func<List<Place>> look)
    {
        try
        {
            return look();
        }
        catch (DataException e)
        {
            throw new DataException(e.Code, $"reference '{reference.Id}', sample '{sample.Id}': {e.Message}", inner: e);
        }
    }

    static AssayException Refusal(OpenInputs inputs, Evidence of, string what) => new("place-hard",
        $"--place hard: {what} {Wanted(of)}; {(inputs.References.Count == 0 ? "the pipeline has no reference" : $"there are: {string.Join(", ", inputs.References.Values.Select(reference => $"{reference.Id} ({reference.Gives})"))}")}. Add one that does, or leave --place out");

    static string Wanted(Evidence of) => of switch
    {
        Evidence.Instances => "instances with a confidence that support a label, or probabilities",
        Evidence.LabelMap => "probabilities that support its label",
        _ => "class scores that support a tag",
    };
}

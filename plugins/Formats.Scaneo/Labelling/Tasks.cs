using Assay.Formats.Scaneo.Reading;

namespace Assay.Formats.Scaneo.Labelling;

/// <summary>What kind of annotation a feature is.</summary>
static class Tasks
{
    /// <summary>As the feature says; when it says nothing, as it looks.</summary>
    /// <exception cref="BrokenShape">It is none of the three.</exception>
    public static (ScaneoTask Task, bool Guessed) Of(Feature feature) => feature.Task switch
    {
        "segmentation" => (ScaneoTask.Segmentation, false),
        "detection" => (ScaneoTask.Detection, false),
        "classification" => (ScaneoTask.Classification, false),
        { } other => throw new BrokenShape("unknown-task", $"the task is '{other}', expected segmentation, detection or classification"),
        null when feature.Box is not null => (ScaneoTask.Detection, true),
        null when feature.HasPoints => (ScaneoTask.Segmentation, true),
        null when feature.Shape == "Polygon" => (ScaneoTask.Classification, true),
        null => throw feature.Broken ?? new BrokenShape("no-geometry", "the annotation has no 'task' and no geometry, so it says nothing"),
    };

    /// <summary>The only kind that occurs; the first where there are no annotations at all. What is broken is passed over here and named when its sample is read.</summary>
    /// <exception cref="DataException">There are several kinds.</exception>
    public static ScaneoTask Find(Campaign campaign, CancellationToken cancel)
    {
        SortedDictionary<ScaneoTask, int> counts = [];
        foreach (var image in campaign.Images)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var task in In(image))
                counts[task] = counts.GetValueOrDefault(task) + 1;
        }
        return counts.Count < 2 ? counts.Keys.FirstOrDefault()
            : throw new DataException("several-tasks", $"there are annotations of several kinds, {string.Join(", ", counts.Select(pair => $"{pair.Value} of {NameOf(pair.Key)}"))}; say which to read: 'task: {NameOf(counts.Keys.First())}'", campaign.LabelsFile);
    }

    static string NameOf(ScaneoTask task) => task.ToString().ToLowerInvariant();

    static List<ScaneoTask> In(CampaignImage image)
    {
        List<ScaneoTask> found = [];
        if (image.Annotations is null)
            return found;
        try
        {
            foreach (var feature in FeatureFile.Read(image.Annotations))
                try
                {
                    found.Add(Of(feature).Task);
                }
                catch (BrokenShape)
                {
                    continue;
                }
        }
        catch (DataException)
        {
            return found;
        }
        return found;
    }
}

namespace Assay.Runtime.Injecting;

/// <summary>Changes the classes of a whole image.</summary>
static class TagEdit
{
    /// <summary>One that may get an error; null when there is none.</summary>
    public static int? Draw(Subject subject, SeededRandom random)
    {
        var tags = subject.Tags.Distinct().Where(tag => subject.Hard?.HasKey(tag) != false).ToArray();
        return tags.Length == 0 ? null : tags[random.Whole(0, tags.Length - 1)];
    }

    /// <summary>The whole image is concerned, and no pixel.</summary>
    public static Change From(Subject subject, IReadOnlyList<int> tags, int was) =>
        new(subject.Labels with { Tags = tags }, new Box(0, 0, subject.Size.Width, subject.Size.Height), 0) { Class = was };
}

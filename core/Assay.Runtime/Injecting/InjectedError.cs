namespace Assay.Runtime.Injecting;

/// <summary>One error that was put into a dataset's labels on purpose: a row of <c>injected.csv</c>. Samples without a row are clean.</summary>
/// <param name="Sample">The sample's id.</param>
/// <param name="Kind">What was done: <c>drop</c>, <c>swap</c>, <c>shift</c>, ...</param>
/// <param name="Strength">How much of it, as the user asked for; what it means depends on the kind. Kinds that are done or not have 1.</param>
/// <param name="Box">Around the pixels whose label changed; around the object for attributes and tracks; the whole image for tags.</param>
/// <param name="ChangedPx">How many pixels have another label, or belong to the object before or after but not both. 0 only where no pixel is concerned: tags, attributes and tracks.</param>
public sealed record InjectedError(string Sample, string Kind, double Strength, Box Box, long ChangedPx)
{
    /// <summary>The object: the id its source gave it, else <c>#</c> and its position among the sample's instances in the copy (a dropped one: in the original). Null in label maps and tags.</summary>
    public string? Instance { get; init; }

    /// <summary>The class of the object before the error, by the name that the pipeline gives it; of an invented object the class that it was given.</summary>
    public string? Class { get; init; }

    /// <summary>What the label says instead, when it says another class: of a swap the new class, of a drop in a label map the class that most of the pixels got.</summary>
    public string? NewClass { get; init; }

    /// <summary>The attribute that says something else.</summary>
    public string? Attribute { get; init; }

    /// <summary>What was there before: the attribute's value, or the object's track.</summary>
    public string? Value { get; init; }

    /// <summary>What is there instead.</summary>
    public string? NewValue { get; init; }
}

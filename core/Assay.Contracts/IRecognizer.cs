namespace Assay;

/// <summary>
/// Says whether files look like a format, by their content rather than their names: for <c>assay new pipeline</c>. A dataset or reference names its recognizer with
/// <see cref="RecognizedByAttribute"/>. Has a constructor without parameters; looks at a few files only, because the host opens what it finds and so confirms or drops it.
/// </summary>
public interface IRecognizer
{
    /// <summary>Each way in which the component could read something of this listing; none when there is nothing for it.</summary>
    IEnumerable<Recognition> Look(IListing listing);
}

/// <summary>Files that somebody points at.</summary>
public interface IListing
{
    /// <summary>Relative paths with '/', in ordinal order, hidden files left out.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Reads something of a file, which <paramref name="read"/> gets as an absolute path. Null when that throws InvalidDataException (it is something else), or the
    /// file cannot be read, which the host reports.</summary>
    T? Try<T>(string file, Func<string, T> read) where T : class;
}

/// <summary>One way in which a component could read files.</summary>
/// <param name="Options">The component's options as a pipeline writes them; paths are relative to the listing.</param>
/// <param name="Sureness">From 0, a guess, to 1, certain; up to <see cref="Guess"/>, files of some kind were seen and nothing that names a format.</param>
/// <param name="Why">What speaks for it: <c>200 label maps of 96 x 96, ids 0 to 5</c>.</param>
public sealed record Recognition(IReadOnlyDictionary<string, string> Options, double Sureness, string Why)
{
    /// <summary>The greatest <see cref="Sureness"/> of a guess.</summary>
    public const double Guess = 0.8;

    /// <summary>Whether folders and names of files make the format, and not one file. What another component guesses of files below the path is then a part of this layout and no dataset of its own.</summary>
    public bool IsLayout { get; init; }
}

/// <summary>Names the class that recognizes what a dataset or reference reads.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RecognizedByAttribute(Type recognizer) : Attribute
{
    /// <summary>An <see cref="IRecognizer"/>.</summary>
    public Type Recognizer { get; } = recognizer;
}

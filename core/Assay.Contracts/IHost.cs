namespace Assay;

/// <summary>What a component may ask of the host; the second constructor parameter of any component.</summary>
public interface IHost
{
    /// <summary>Opens an image of any installed format.</summary>
    /// <param name="path">A file; or a part of one, in GDAL's words: <c>/vsizip/DIR/a.zip/inner.tif</c>, <c>/vsisubfile/OFFSET_SIZE,/DIR/container</c>. Such paths are for whoever
    /// made them up; one that a dataset's file holds is a name below its root as any other.</param>
    /// <exception cref="DataException">No format reads it, or the file is broken.</exception>
    IImage Open(string path);

    /// <summary>Writes an image in the format its name asks for.</summary>
    void Save(string path, IImage image);

    /// <summary>Counts and reports a problem that belongs to no single sample. Thread-safe. For what is found while opening: a run that is resumed opens again, but does not
    /// ask again about finished samples. The host keeps the first 100 of a code and counts the rest. What is wrong with one sample belongs into <see cref="Sample.Problems"/> or <see cref="Opinion.Problems"/>.</summary>
    void Report(Problem problem);

    /// <summary>A secret from the environment, by name. Never logged.</summary>
    /// <exception cref="AssayException">It is not set.</exception>
    string Secret(SecretName name);

    /// <summary>A folder of this component's own that survives runs and may be cleared at any time.</summary>
    string CacheFolder { get; }
}

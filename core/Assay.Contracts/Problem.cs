namespace Assay;

/// <summary>
/// Something to know about data: wrong, unless <see cref="Conversion"/> is set; then nothing is, and it is an entry of the conversion ledger. Counted and reported, never a crash and never silence.
/// </summary>
/// <param name="Code">Stable and short, kebab-case: <c>truncated-file</c>, <c>polygon-too-short</c>.</param>
/// <param name="Message">Subject, what is wrong, what was expected, how to fix it; lower case, no full stop.</param>
public sealed record Problem(string Code, string Message)
{
    /// <summary>The file.</summary>
    public string? File { get; init; }

    /// <summary>Where in it: a line, a byte offset, an annotation's id.</summary>
    public string? Place { get; init; }

    /// <summary>The sample.</summary>
    public string? Sample { get; init; }

    /// <summary>
    /// Not null: the format says something that its reader could not take over as it is, and this is what became of it. A run lists such entries in its ledger and not among its problems. What a file
    /// cannot say at all is no entry; what differs from sample to sample belongs into <see cref="Sample.Problems"/>, one entry a code, so that <see cref="Count"/> adds up over the samples that were read.
    /// </summary>
    public Conversion? Conversion { get; init; }

    /// <summary>How many of what the message names: objects, attributes, frames, pixels. 1 or more.</summary>
    public long Count { get; init; } = 1;

    /// <summary><c>file: place: message</c>, as far as known.</summary>
    public override string ToString() => string.Join(": ", new[] { File, Place, Message }.Where(part => part is not null));
}

/// <summary>What became of something that a reader could not take over as it is.</summary>
public enum Conversion
{
    /// <summary>Kept in a simpler form: a curve as a polygon, overlapping objects as one class a pixel.</summary>
    Flattened,
    /// <summary>Not there any more.</summary>
    Dropped,
    /// <summary>The file does not say it; something was assumed.</summary>
    Guessed,
}

/// <summary>Something could not be done and the user has to know. The message is: subject, what is wrong, what was expected, how to fix it.</summary>
public class AssayException : Exception
{
    /// <summary>An error with a code.</summary>
    public AssayException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;

    /// <summary>As <see cref="Problem.Code"/>.</summary>
    public string Code { get; }
}

/// <summary>A file of a dataset or a reference is not what it should be. Raised while opening it stops the run; raised for one sample it is that sample's failure.</summary>
public sealed class DataException : AssayException
{
    /// <summary>An error about a file, or about data without one.</summary>
    public DataException(string code, string message, string? file = null, string? place = null, Exception? inner = null)
        : base(code, message, inner) => (File, Place) = (file, place);

    /// <summary>The file.</summary>
    public string? File { get; }

    /// <summary>Where in it.</summary>
    public string? Place { get; }

    /// <summary>The same as a problem of a sample.</summary>
    public Problem ToProblem(string? sample = null) => new(Code, Message) { File = File, Place = Place, Sample = sample };
}

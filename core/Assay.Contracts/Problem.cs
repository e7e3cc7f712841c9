namespace Assay;

/// <summary>Something wrong with data: counted and reported, never a crash and never silence.</summary>
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

    /// <summary><c>file: place: message</c>, as far as known.</summary>
    public override string ToString() => string.Join(": ", new[] { File, Place, Message }.Where(part => part is not null));
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

using System.Runtime.InteropServices;

namespace Assay.Images.Gdal.Native;

/// <summary>What GDAL says, by thread: it is kept for the error that names the file, and never printed.</summary>
static unsafe class Errors
{
    const int Warning = 2, Failure = 3, MostKept = 8, LongestKept = 400;
    [ThreadStatic] static List<(int Severity, string Text)>? heard;

    /// <summary>One handler for the process; GDAL calls it on the thread that erred, and threads of GDAL's own, where nobody listens, say nothing anywhere.</summary>
    public static void Handle(delegate* unmanaged<delegate* unmanaged<int, int, byte*, void>, void*> setErrorHandler) => setErrorHandler(&Hear);

    /// <summary>Begins to listen on this thread, until disposed of.</summary>
    public static Listening Listen() => new();

    [UnmanagedCallersOnly]
    static void Hear(int severity, int number, byte* message)
    {
        // Nothing may be thrown through native frames.
        try
        {
            if (severity >= Warning && heard is { Count: < MostKept } && Text.Of(message) is { } text)
                heard.Add((severity, text.Length > LongestKept ? text[..LongestKept] + "..." : text));
        }
        catch (Exception)
        {
            // There is no memory for a message; the call itself fails and says so.
        }
    }

    /// <summary>Keeps what is said on this thread while it lives.</summary>
    public readonly ref struct Listening
    {
        readonly List<(int Severity, string Text)>? before;

        public Listening() => (before, heard) = (heard, []);

        /// <summary>Something failed, even if the function that was called says otherwise.</summary>
        public bool Failed => heard!.Exists(one => one.Severity >= Failure);

        /// <summary>The failures, or else the warnings, in one line; null when nothing was said.</summary>
        public string? Said
        {
            get
            {
                var least = Failed ? Failure : Warning;
                var texts = heard!.Where(one => one.Severity >= least).Select(one => one.Text).Distinct().ToList();
                return texts.Count == 0 ? null : string.Join("; ", texts.Select(text => text.ReplaceLineEndings(" ").TrimEnd('.', ' ')));
            }
        }

        public void Dispose() => heard = before;
    }
}
